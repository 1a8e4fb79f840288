namespace Crowd.Marketplace.Simulation.Populations;

/// <summary>Reads one entry of <c>workers</c>.</summary>
internal static class WorkerKindReader
{
    public static WorkerKind Read(YamlFields kind, int? populationSize)
    {
        kind.AllowOnly("name", "count", "share", "accuracy", "confusion", "vice", "label", "copied", "seconds", "arrivals", "session", "fatigue");
        var vice = kind.Choice("vice", Vice.None);
        return new WorkerKind(Name(kind), Count(kind, populationSize), SkillOf(kind, vice), HabitsOf(kind, vice), vice)
        {
            ConstantLabel = kind.Text("label"),
            CopiedShare = kind.Number("copied", 0, 1) ?? 1,
        };
    }

    private static string Name(YamlFields kind)
    {
        var name = kind.Text("name") ?? throw kind.Fault("name", "it is missing; every kind of worker has a name.");
        return name.Length <= 40 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')
            ? name
            : throw kind.Fault("name", "write at most 40 letters, digits, - or _: worker ids are made of it.");
    }

    private static int Count(YamlFields kind, int? populationSize)
    {
        var (count, share) = (kind.Whole("count", 0, 1_000_000), kind.Number("share", 0, 1));
        return (count, share, populationSize) switch
        {
            (int number, null, _) => number,
            (null, double part, int size) => (int)Math.Round(part * size, MidpointRounding.AwayFromZero),
            (null, double, null) => throw kind.Fault("share", "a share needs the population's size at the top of the file."),
            _ => throw kind.Fault("count", "give either count or share."),
        };
    }

    private static Skill SkillOf(YamlFields kind, Vice vice)
    {
        var usual = vice == Vice.Fast ? 0.6 : 0.9;
        if (kind.Map("confusion") is { } confusion)
        {
            return new Skill(usual, 0) { Confusion = confusion.Keys.ToDictionary(truth => truth, IReadOnlyDictionary<string, double> (truth) => Row(confusion, truth)) };
        }

        if (kind.Map("accuracy") is not { } accuracy)
        {
            return new Skill(kind.Number("accuracy", 0, 1) ?? usual, 0);
        }

        var byClass = accuracy.Keys.Where(key => key is not ("mean" or "sd")).ToDictionary(key => key, key => accuracy.Number(key, 0, 1)!.Value);
        return new Skill(accuracy.Number("mean", 0, 1) ?? usual, accuracy.Number("sd", 0, 1) ?? 0) { ByClass = byClass };
    }

    private static Dictionary<string, double> Row(YamlFields confusion, string truth)
    {
        var row = confusion.Map(truth) ?? throw confusion.Fault(truth, "write the labels given and their probabilities, such as {cat: 0.9, dog: 0.1}.");
        var shares = row.Keys.ToDictionary(label => label, label => row.Number(label, 0, 1)!.Value);
        return shares.Values.Sum() <= 1 + 1e-9
            ? shares
            : throw confusion.Fault(truth, $"the probabilities of the row add up to {shares.Values.Sum():0.###}; they may be at most 1.");
    }

    private static Habits HabitsOf(YamlFields kind, Vice vice)
    {
        var usual = vice switch
        {
            Vice.Fast => new Habits { MedianPerItem = TimeSpan.FromSeconds(1.2) },
            Vice.Bot => new Habits { MedianPerItem = TimeSpan.FromSeconds(0.3), Spread = 1.2 },
            _ => new Habits(),
        };
        var (seconds, session) = (kind.Map("seconds"), kind.Map("session"));
        seconds?.AllowOnly("median", "spread");
        session?.AllowOnly("length", "pause");
        return usual with
        {
            MedianPerItem = (seconds?.Number("median", 0.05, 3_600) ?? kind.Number("seconds", 0.05, 3_600)) is { } median
                ? TimeSpan.FromSeconds(median)
                : usual.MedianPerItem,
            Spread = seconds?.Number("spread", 1, 10) ?? usual.Spread,
            ArrivalGap = kind.Duration("arrivals") ?? usual.ArrivalGap,
            Session = session?.Duration("length") ?? usual.Session,
            Pause = session?.Duration("pause") ?? usual.Pause,
            FatiguePerHour = kind.Number("fatigue", 0, 10) ?? 0,
        };
    }
}
