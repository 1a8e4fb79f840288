namespace Crowd.Rules;

/// <summary>Who looks at an item or a worker's answers next.</summary>
public enum RouteTo
{
    /// <summary>The review queue.</summary>
    Review,

    /// <summary>Experts.</summary>
    Experts,

    /// <summary>Workers other than this one.</summary>
    OtherWorkers,
}
