namespace Crowd.Quality.Agreement;

/// <summary>How well one class is agreed on.</summary>
/// <param name="Answers">Answers of this class.</param>
/// <param name="Specific">If one worker says this class, how often another says it too, 0 to 1; null without such pairs.</param>
/// <param name="Alpha">Nominal α of this class against the rest; null when undefined.</param>
public readonly record struct ClassAgreement(long Answers, double? Specific, double? Alpha)
{
    /// <summary>The agreement on each class, by index.</summary>
    /// <remarks>From the coincidences; time O(answers + items · K²) at worst.</remarks>
    public static ClassAgreement[] Of(AnswerMatrix answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var table = Coincidences.Of(answers);
        var counts = answers.LabelCounts();
        var sums = new double[counts.Length];
        for (var c = 0; c < sums.Length; c++)
        {
            for (var k = 0; k < sums.Length; k++)
            {
                sums[c] += table[c, k];
            }
        }

        var total = sums.Sum();
        var result = new ClassAgreement[counts.Length];
        for (var k = 0; k < result.Length; k++)
        {
            var expected = sums[k] * (total - sums[k]);
            double? alpha = expected > 0 ? 1 - ((total - 1) * (sums[k] - table[k, k]) / expected) : null;
            result[k] = new ClassAgreement(counts[k], sums[k] > 0 ? table[k, k] / sums[k] : null, alpha);
        }

        return result;
    }
}
