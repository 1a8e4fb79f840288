namespace Crowd.Marketplace.Simulation.Populations;

/// <summary>One simulated worker. Every answer and time is a pure function of the seed, the worker and the item.</summary>
public sealed class SimulatedWorker
{
    private readonly ulong _seed;

    private SimulatedWorker(WorkerKind kind, string id, int number, ulong seed)
    {
        (Kind, Id, Number, _seed) = (kind, id, number, seed);
        Accuracy = Math.Clamp(kind.Skill.Mean + kind.Skill.Deviation * Dice.Normal(seed, id, "accuracy", 0), 0, 1);
    }

    /// <summary>The worker's id on the marketplace.</summary>
    public string Id { get; }

    /// <summary>What kind of worker this is.</summary>
    public WorkerKind Kind { get; }

    /// <summary>1-based number among the kind's workers.</summary>
    public int Number { get; }

    /// <summary>This worker's own accuracy, drawn from the kind's.</summary>
    public double Accuracy { get; }

    internal static SimulatedWorker Of(WorkerKind kind, int number, ulong seed) =>
        new(kind, $"{kind.Name}-{number.ToString(new string('0', Math.Max(2, kind.Count.ToString().Length)))}", number, seed);

    /// <summary>What the worker answers.</summary>
    /// <param name="item">The item's key.</param>
    /// <param name="truth">Its true label; null if nobody knows, then the honest agree on a label of their own.</param>
    /// <param name="options">The labels on the page, at least one.</param>
    /// <param name="session">How long the worker has been at it.</param>
    public string Choose(string item, string? truth, IReadOnlyList<string> options, TimeSpan session)
    {
        var mind = Kind.Vice == Vice.Copying && Roll(Id, item, Draw.Copy) < Kind.CopiedShare ? "the group " + Kind.Name : Id;
        if (Kind.Vice == Vice.Constant)
        {
            return Kind.ConstantLabel is { } label && options.Contains(label) ? label : options[0];
        }

        var guesses = Kind.Vice is Vice.Random or Vice.Bot || Roll(Id, item, Draw.Tired) < Kind.Habits.FatiguePerHour * session.TotalHours;
        return guesses
            ? options[Pick(options.Count, Roll(mind, item, Draw.Guess))]
            : Judge(mind, item, truth ?? options[Pick(options.Count, Roll("everybody", item, Draw.Truth))], options);
    }

    /// <summary>How long the worker takes over one item.</summary>
    public TimeSpan TimeOn(string item)
    {
        var log = Math.Log(Kind.Habits.Spread) * Dice.Normal(_seed, Id, item, (int)Draw.Time);
        return TimeSpan.FromSeconds(Math.Clamp(Kind.Habits.MedianPerItem.TotalSeconds * Math.Exp(log), 0.05, 3_600));
    }

    /// <summary>When the worker comes for the first time, after the start.</summary>
    public TimeSpan FirstArrival()
    {
        var gaps = Enumerable.Range(1, Number).Sum(n => Dice.Exponential(_seed, Kind.Name, "arrival", n));
        return Kind.Habits.ArrivalGap * gaps;
    }

    /// <summary>How long the worker's session of that number lasts; the greatest value there is if they never stop.</summary>
    public TimeSpan SessionLength(int session) => Kind.Habits.Session == TimeSpan.Zero
        ? TimeSpan.MaxValue
        : Kind.Habits.Session * Dice.Exponential(_seed, Id, "session", session);

    /// <summary>How long the worker stays away after it.</summary>
    public TimeSpan PauseAfter(int session) => Kind.Habits.Pause * Dice.Exponential(_seed, Id, "pause", session);

    private string Judge(string mind, string item, string truth, IReadOnlyList<string> options)
    {
        if (Kind.Skill.Confusion.TryGetValue(truth, out var row))
        {
            return ByRow(row, options, Roll(mind, item, Draw.Judgement));
        }

        if (Roll(mind, item, Draw.Judgement) < Kind.Skill.ByClass.GetValueOrDefault(truth, Accuracy) || options.Count == 1)
        {
            return truth;
        }

        var wrong = options.Where(option => option != truth).ToArray();
        return wrong[Pick(wrong.Length, Roll(mind, item, Draw.Guess))];
    }

    private static string ByRow(IReadOnlyDictionary<string, double> row, IReadOnlyList<string> options, double roll)
    {
        var unnamed = options.Count(option => !row.ContainsKey(option));
        var rest = unnamed == 0 ? 0 : Math.Max(0, 1 - row.Values.Sum()) / unnamed;
        foreach (var option in options)
        {
            roll -= row.GetValueOrDefault(option, rest);
            if (roll < 0)
            {
                return option;
            }
        }

        return options[^1];
    }

    private double Roll(string who, string item, Draw draw) => Dice.Roll(_seed, who, item, (int)draw);

    private static int Pick(int count, double roll) => Math.Min(count - 1, (int)(roll * count));

    private enum Draw
    {
        Copy,
        Tired,
        Guess,
        Truth,
        Judgement,
        Time,
    }
}
