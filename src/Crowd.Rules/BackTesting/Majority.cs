namespace Crowd.Rules;

/// <summary>The label most workers gave; ties go to the label more common in all, then to the first by name.</summary>
internal static class Majority
{
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyList<BackTestAnswer> answers)
    {
        var common = answers.CountBy(a => a.Label, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return answers.GroupBy(a => a.Item, StringComparer.Ordinal).ToDictionary(
            g => g.Key,
            g => g.CountBy(a => a.Label, StringComparer.Ordinal)
                .OrderByDescending(l => l.Value).ThenByDescending(l => common[l.Key]).ThenBy(l => l.Key, StringComparer.Ordinal).First().Key,
            StringComparer.Ordinal);
    }
}
