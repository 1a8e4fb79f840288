namespace Crowd.Rules;

/// <summary>Against what a back-test judges: the true labels where they are known, else a final consensus.</summary>
/// <param name="Labels">Label by item. Items that are not in it are not judged.</param>
/// <param name="IsGold">True labels, not a consensus (said in the report).</param>
/// <param name="Limit">A worker is good at this accuracy or above; the limit the rules speak of. Default 70%.</param>
public sealed record BackTestTruth(IReadOnlyDictionary<string, string> Labels, bool IsGold, double Limit = 0.7);
