namespace Crowd.Marketplace.Simulation.Replaying;

/// <summary>One recorded worker on the marketplace.</summary>
internal sealed class ReplayWorker(int number, string workerId, string name)
{
    public int Number => number;

    public string WorkerId => workerId;

    public string Name => name;

    /// <summary>What can be done now, earliest recorded first.</summary>
    public PriorityQueue<ReplayTurn, int> Turns { get; } = new();

    public bool IsReady { get; set; }

    public bool IsBusy { get; set; }

    /// <summary>Blocked, or no longer qualified: gets nothing more.</summary>
    public bool IsOut { get; set; }
}
