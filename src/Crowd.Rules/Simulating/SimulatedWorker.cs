namespace Crowd.Rules;

/// <summary>Makes the evidence of one simulated worker, answer by answer.</summary>
internal sealed class SimulatedWorker(Population population, PopulationGroup group, ulong stream)
{
    private const double UsualMilliseconds = 10_000;
    private const double HasteMilliseconds = 2_000;
    private RandomStream _random = new(population.Seed, stream);
    private long _sequence;
    private int _given;

    public void Answer(DateTimeOffset at, Action<Evidence> tell)
    {
        var accuracy = group.AccuracyAfter is { } after && _given >= group.ChangesAfter ? after : group.Accuracy;
        _given++;
        var truth = _random.Below(population.Classes);
        var label = _random.Chance(accuracy) ? truth : OtherThan(truth);
        var time = _random.Chance(group.Rushes) ? HasteMilliseconds : UsualMilliseconds * (0.5 + _random.Next());
        var item = $"i{_given}";
        tell(Evidence.Answer(++_sequence, at, "w", item, $"{label}", time, UsualMilliseconds, 1.0 / population.Classes));
        if (_random.Chance(population.Gold))
        {
            tell(Evidence.Gold(++_sequence, at, "w", item, label == truth ? 1 : 0, $"{truth}"));
            return;
        }

        var reference = _random.Chance(population.Reference) ? truth : OtherThan(truth);
        tell(Evidence.Peer(++_sequence, at, "w", item, label == reference ? 1 : 0, population.Reference, chance: 1.0 / population.Classes, votes: 3, classes: population.Classes));
    }

    private int OtherThan(int label)
    {
        var other = _random.Below(population.Classes - 1);
        return other < label ? other : other + 1;
    }
}
