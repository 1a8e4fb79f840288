namespace Crowd.Rules.Vocabulary;

/// <summary>The functions a rule may write out itself.</summary>
internal static class Functions
{
    // TakesCondition: The argument is a condition on one event (else a field).
    internal sealed record Function(string Name, Aggregate Aggregate, bool TakesField, bool TakesCondition, string Meaning);

    private static readonly Function[] All =
    [
        new("share", Aggregate.Share, false, true, "share of the pieces of evidence for which a condition holds"),
        new("count", Aggregate.Count, true, true, "how many pieces of evidence there are, or for how many a condition holds"),
        new("mean", Aggregate.Mean, true, false, "mean of a field"),
        new("shortfall", Aggregate.Shortfall, true, false, "mean of what a share falls short of 100%"),
        new("sum", Aggregate.Sum, true, false, "sum of a field"),
        new("median", Aggregate.Median, true, false, "median of a field; needs a window"),
        new("min", Aggregate.Min, true, false, "smallest value of a field; needs a window"),
        new("max", Aggregate.Max, true, false, "largest value of a field; needs a window"),
        new("latest", Aggregate.Latest, true, false, "latest value of a field (also the field's name alone)"),
        new("streak", Aggregate.Streak, false, true, "how often in a row, up to now, a condition held"),
        new("run", Aggregate.Run, true, false, "how often in a row, up to now, a field had the same word"),
        new("kappa", Aggregate.Kappa, true, false, "agreement corrected for chance"),
        new("entropy", Aggregate.Entropy, true, false, "variety of a field of words, in bits"),
        new("divergence", Aggregate.Divergence, true, false, "chance of so unusual a mix of labels by accident"),
        new("per_hour", Aggregate.PerHour, true, false, "payments divided by the hours they are for"),
        new("pending", Aggregate.Pending, true, false, "pages that wait for a decision"),
        new("idle", Aggregate.Idle, true, false, "time since the last piece of evidence"),
        new("tenure", Aggregate.Tenure, true, false, "time since the first piece of evidence"),
    ];

    public static IEnumerable<Function> Known => All;

    public static Function? Find(string name) => Array.Find(All, f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase));
}
