namespace Crowd.Engine.Campaigns;

/// <summary>What a campaign needs next.</summary>
internal enum NextStep
{
    /// <summary>Nothing: it is over, paused, or waits for what runs already.</summary>
    Rest,

    /// <summary>Pages wait to be sent or withdrawn.</summary>
    Publish,

    /// <summary>Pages are out: fetch what comes.</summary>
    Collect,

    /// <summary>Infer the labels from the answers there are.</summary>
    Score,

    /// <summary>Let the rules see the latest evidence.</summary>
    Enforce,

    /// <summary>Pay.</summary>
    Settle,

    /// <summary>All is there that will be: write the labels and end.</summary>
    End,
}
