namespace Crowd.Marketplace.Simulation.Replaying;

/// <summary>What became of a turn's answers; <see cref="AnswerState.Waiting"/> if another HIT may take them yet.</summary>
internal readonly record struct TurnOutcome(AnswerState State, string? Reason, bool WorkerIsOut = false)
{
    public static TurnOutcome Given { get; } = new(AnswerState.Given, null);

    /// <summary>By the marketplace's refusal code.</summary>
    public static TurnOutcome Of(string code) => code switch
    {
        "none_left" or "expired" or "no_hit" or "late" or "gone" => new(AnswerState.Waiting, code),
        "done" or "already" => Given,  // the marketplace had it, only its reply was lost
        "blocked" or "not_eligible" or "no_worker" => new(AnswerState.Refused, code, WorkerIsOut: true),
        _ => new(AnswerState.Refused, code),
    };
}
