using MathNet.Numerics.Distributions;

namespace Crowd.Quality.Text;

/// <summary>Weights of workers from how like the consensus their texts are.</summary>
internal static class TextWeights
{
    private const int Rounds = 10;
    private const double PriorAnswers = 4;
    private const double Alpha = 0.05;

    /// <summary>Mean likeness of a worker's texts to the others', drawn to the pool's by four answers' worth; then again with these as weights.</summary>
    public static double[] Skill(TextTable table)
    {
        var skill = Enumerable.Repeat(1.0, table.Workers).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            var before = skill;
            skill = Means(table, (g, n) => g.Answers.Length == 1 ? null : g.MeanLikeness(n, j => before[g.Answers[j].Worker]));
        }

        return skill;
    }

    /// <summary>RASA: chi-square quantile(alpha / 2; n) over the sum of squared distances from the consensus; consensus by these weights; again.</summary>
    public static double[] Rasa(TextTable table, Func<TextTable.Group, int, double> local)
    {
        var weight = Enumerable.Repeat(1.0, table.Workers).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            var (squares, counts) = (new double[table.Workers], new int[table.Workers]);
            foreach (var group in table.Groups)
            {
                var centre = group.Medoid(j => weight[group.Answers[j].Worker] * local(group, j));
                for (var n = 0; n < group.Answers.Length; n++)
                {
                    var distance = n == centre ? 0 : 1 - group.Likeness[n, centre];
                    squares[group.Answers[n].Worker] += distance * distance;
                    counts[group.Answers[n].Worker]++;
                }
            }

            var floor = 1e-3 * Math.Max(1e-9, squares.Sum() / Math.Max(1, counts.Sum()));
            weight = Scaled([.. squares.Select((s, w) => counts[w] == 0
                ? 0 : ChiSquared.InvCDF(counts[w], Alpha / 2) / Math.Max(s, floor * counts[w]))]);
        }

        return weight;
    }

    /// <summary>Each worker's mean of a figure of his answers, drawn to the mean of all.</summary>
    public static double[] Means(TextTable table, Func<TextTable.Group, int, double?> figure, double prior = PriorAnswers)
    {
        var (sum, count) = (new double[table.Workers], new int[table.Workers]);
        foreach (var group in table.Groups)
        {
            for (var n = 0; n < group.Answers.Length; n++)
            {
                if (figure(group, n) is { } value)
                {
                    sum[group.Answers[n].Worker] += value;
                    count[group.Answers[n].Worker]++;
                }
            }
        }

        var pool = count.Sum() == 0 ? 1 : Math.Max(1e-6, sum.Sum() / count.Sum());
        return [.. sum.Select((s, w) => count[w] + prior == 0 ? 0 : (s + (prior * pool)) / (count[w] + prior))];
    }

    private static double[] Scaled(double[] weights)
    {
        var mean = weights.Where(w => w > 0).DefaultIfEmpty(1).Average();
        return [.. weights.Select(w => w > 0 ? w / mean : 1)];
    }
}
