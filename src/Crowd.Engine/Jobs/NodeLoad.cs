namespace Crowd.Engine.Jobs;

/// <summary>How busy this node is with runs; the <see cref="JobRunner"/> tells it.</summary>
public sealed class NodeLoad(JobEngineOptions options, TimeProvider clock)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);

    private int _running;
    private long _lastStart = clock.GetTimestamp();

    /// <summary>
    /// Whether the node has free places, and its engine has started nothing for five seconds: what still waits in the engine then is not
    /// waiting for its turn.
    /// </summary>
    public bool IsIdle => Volatile.Read(ref _running) < options.Concurrency && clock.GetElapsedTime(Volatile.Read(ref _lastStart)) > Quiet;

    internal void Started()
    {
        Interlocked.Increment(ref _running);
        Volatile.Write(ref _lastStart, clock.GetTimestamp());
    }

    internal void Ended() => Interlocked.Decrement(ref _running);
}
