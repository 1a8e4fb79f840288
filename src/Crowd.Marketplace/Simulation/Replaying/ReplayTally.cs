namespace Crowd.Marketplace.Simulation.Replaying;

/// <summary>Counts of a replay.</summary>
internal sealed class ReplayTally
{
    private readonly Dictionary<string, int> _refusals = [];

    public int Given { get; private set; }

    public int Refused { get; private set; }

    public int Running { get; set; }

    public int WorkersOut { get; set; }

    /// <summary>Answers refused for good, by reason.</summary>
    public IReadOnlyDictionary<string, int> Refusals => new Dictionary<string, int>(_refusals);

    public void Count(TurnOutcome outcome, int answers)
    {
        if (outcome.State == AnswerState.Given)
        {
            Given += answers;
        }
        else if (outcome.State == AnswerState.Refused)
        {
            Refused += answers;
            _refusals[outcome.Reason!] = _refusals.GetValueOrDefault(outcome.Reason!) + answers;
        }
    }
}
