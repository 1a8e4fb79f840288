namespace Crowd.Marketplace.Simulation.Replaying;

internal enum AnswerState : byte
{
    /// <summary>No HIT for it is open.</summary>
    Waiting,

    /// <summary>Its worker will take the HIT, or is at it.</summary>
    Queued,

    Given,

    /// <summary>Will never be given.</summary>
    Refused,
}
