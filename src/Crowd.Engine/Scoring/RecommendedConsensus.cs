using Crowd.Quality;
using Crowd.Quality.Categorical;
using Crowd.Rules;

namespace Crowd.Engine.Scoring;

/// <summary>The labels that the recommended method infers from some of a campaign's answers, truths unseen.</summary>
/// <param name="classes">The labels there are, at least two.</param>
/// <param name="cancellationToken">Ends an inference early.</param>
public sealed class RecommendedConsensus(IReadOnlyList<string> classes, CancellationToken cancellationToken)
{
    /// <summary>The label of each item that has an answer.</summary>
    public IReadOnlyDictionary<string, string> Of(IReadOnlyList<BackTestAnswer> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        if (answers.Count == 0)
            return new Dictionary<string, string>();
        var (items, workers) = (Numbers(answers.Select(a => a.Item)), Numbers(answers.Select(a => a.Worker)));
        var labels = Numbers(classes);
        var matrix = AnswerMatrix.Build(
            [.. answers.Select(a => items[a.Item])], [.. answers.Select(a => workers[a.Worker])], [.. answers.Select(a => labels[a.Label])],
            items.Count, workers.Count, classes.Count);
        var fit = Recommended.FitBest(matrix, new TruthOptions { Cancellation = cancellationToken });
        return items.ToDictionary(i => i.Key, i => classes[fit.Labels[i.Value]], StringComparer.Ordinal);
    }

    private static Dictionary<string, int> Numbers(IEnumerable<string> names) =>
        names.Distinct(StringComparer.Ordinal).Select((name, n) => (name, n)).ToDictionary(p => p.name, p => p.n, StringComparer.Ordinal);
}
