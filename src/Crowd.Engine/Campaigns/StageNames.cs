namespace Crowd.Engine.Campaigns;

/// <summary>The names of the stages' jobs, as stored in <c>job_runs</c>.</summary>
public static class StageNames
{
    /// <summary>Plans pages and publishes them.</summary>
    public const string Publish = "publish";

    /// <summary>Fetches submissions.</summary>
    public const string Collect = "collect";

    /// <summary>Infers consensus and evidence.</summary>
    public const string Score = "score";

    /// <summary>Judges workers by the rules and carries actions out.</summary>
    public const string Enforce = "enforce";

    /// <summary>Approves, rejects, pays.</summary>
    public const string Settle = "settle";

    /// <summary>Compares our rows with the marketplace's.</summary>
    public const string Reconcile = "reconcile";

    /// <summary>Writes the labels.</summary>
    public const string Export = "export";

    /// <summary>Sees whether a campaign has all it wants, and ends it then.</summary>
    public const string Advance = "advance";

    /// <summary>Makes sure that every live campaign has its stages' jobs waiting.</summary>
    public const string Tend = "tend";

    /// <summary>Raises alerts for appeals that are overdue.</summary>
    public const string Appeals = "appeals";
}
