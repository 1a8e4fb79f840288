using System.Collections.Concurrent;

namespace Crowd.Engine.Jobs;

/// <summary>What a running job knows of its run, and how it tells of its progress.</summary>
public sealed class JobContext(long runId, string job, string key, long? campaignId, string args, int attempt, Func<float?, string, CancellationToken, Task> report)
{
    private readonly ConcurrentDictionary<string, long> _counters = new(StringComparer.Ordinal);

    /// <summary>The row in <c>job_runs</c>.</summary>
    public long RunId => runId;

    /// <summary>The job's name.</summary>
    public string Job => job;

    /// <summary>What it works on.</summary>
    public string Key => key;

    /// <summary>The campaign, for a campaign's stage.</summary>
    /// <exception cref="InvalidOperationException">The run belongs to no campaign.</exception>
    public long CampaignId => campaignId ?? throw new InvalidOperationException($"Run {runId} of job {job} belongs to no campaign.");

    /// <summary>JSON given with the request; <c>{}</c> for none.</summary>
    public string Args => args;

    /// <summary>1 for the first try.</summary>
    public int Attempt => attempt;

    /// <summary>What the run has counted so far; stored with it at its end.</summary>
    public IReadOnlyDictionary<string, long> Counters => _counters;

    /// <summary>Adds to one of the run's counters, such as <c>hits</c>.</summary>
    public void Count(string counter, long n) => _counters.AddOrUpdate(counter, n, (_, old) => old + n);

    /// <summary>Stores how far the run is (0 to 1, null where unknown), for the console.</summary>
    public Task ReportAsync(float? progress, string message, CancellationToken cancellationToken) => report(progress, message, cancellationToken);
}
