using Npgsql;

namespace Crowd.Engine.Jobs;

/// <summary>
/// What an engine adapter adds to <see cref="JobOutbox"/>: it starts runs at their time by calling <see cref="JobRunner.RunAsync"/>
/// on some node. It may start a run late, or twice: the runner sorts that out.
/// </summary>
public interface IJobEngine
{
    /// <summary>The engine's name, for people: <c>Quartz</c>.</summary>
    string Name { get; }

    /// <summary>Most runs in one hand-over, whose rows are locked meanwhile.</summary>
    int HandOverSize { get; }

    /// <summary>
    /// Takes runs over. An engine that can joins the transaction, in which the runs were marked as handed over; one that cannot may see a
    /// run twice after a crash. An earlier hand-over of the same run is replaced.
    /// </summary>
    Task HandOverAsync(IReadOnlyList<DueRun> runs, NpgsqlTransaction transaction, CancellationToken cancellationToken);

    /// <summary>Called after the hand-over's commit: look at once, do not wait for the next poll.</summary>
    Task WakeAsync(CancellationToken cancellationToken);
}
