namespace Crowd.Engine.Jobs;

/// <summary>A job that the engine can run: its name, the class that does it, and how failures are met.</summary>
/// <param name="Name">Lower case, unique; stored in <c>job_runs</c>, so never renamed.</param>
/// <param name="Type">An <see cref="IJob"/>, made by the container for each run.</param>
/// <param name="Retry">When a failed run is tried again.</param>
/// <param name="Timeout">A run that takes longer is cancelled and counts as failed.</param>
public sealed record JobDefinition(string Name, Type Type, RetryPolicy Retry, TimeSpan Timeout)
{
    /// <summary>A definition with the default retry policy and a time-out of 30 minutes.</summary>
    public static JobDefinition Of<TJob>(string name, RetryPolicy? retry = null, TimeSpan? timeout = null) where TJob : IJob =>
        new(name, typeof(TJob), retry ?? RetryPolicy.Default, timeout ?? TimeSpan.FromMinutes(30));
}
