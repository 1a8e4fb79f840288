using Npgsql;

namespace Crowd.Engine.Jobs;

/// <summary>
/// What an engine adapter adds to <see cref="JobOutbox"/>: it starts runs as soon as some node has a free place, by calling
/// <see cref="JobRunner.RunAsync"/> there. It is told of a run when that is due, so it needs no clock. It may start a run late, or twice: the
/// runner sorts that out.
/// </summary>
public interface IJobEngine
{
    /// <summary>The engine's name, for people: <c>Quartz</c>.</summary>
    string Name { get; }

    /// <summary>Most runs in one hand-over, whose rows are locked meanwhile.</summary>
    int HandOverSize { get; }

    /// <summary>
    /// Takes runs over, the longest due first. An engine that can joins the transaction, in which the runs were marked as handed over; one
    /// that cannot may see a run twice after a crash.
    /// </summary>
    Task HandOverAsync(IReadOnlyList<DueRun> runs, NpgsqlTransaction transaction, CancellationToken cancellationToken);

    /// <summary>Called after the hand-over's commit: look at once, do not wait for the next poll.</summary>
    Task WakeAsync(CancellationToken cancellationToken);
}
