namespace Crowd.Web.Workers;

/// <summary>A worker as a point in a chart: answers against agreement (0 to 1).</summary>
public sealed record WorkerPoint(long WorkerId, string Worker, int Answers, double Agreement, string Standing)
{
    /// <summary>Excluded or blocked.</summary>
    public bool IsOut => Standing is "excluded" or "blocked";
}
