using Crowd.Quality.Text;

namespace Crowd.Quality.Tests.Text;

/// <summary>The shared sets crowdwsa_*: English translations of Japanese sentences, with gold.</summary>
internal sealed class Translations
{
    private readonly Dictionary<int, string> _gold;

    public Translations(string set)
    {
        var (items, workers) = (new Dictionary<string, int>(), new Dictionary<string, int>());
        int Id(Dictionary<string, int> ids, string name) => ids.TryAdd(name, ids.Count) ? ids.Count - 1 : ids[name];
        Answers = [.. QuotedCsv.Rows(set, "answers.csv").Select(r => new TextAnswer(Id(items, r[0]), Id(workers, r[1]), r[2]))];
        _gold = QuotedCsv.Rows(set, "gold.csv").ToDictionary(r => items[r[0]], r => r[1]);
    }

    public TextAnswer[] Answers { get; }

    public double MeanErrorRate(TextEstimate estimate) => MeanErrorRate(i => estimate.Items[i]!.Value.Text);

    public double MeanErrorRate(Func<int, string> text) => _gold.Average(g => WordErrors.Rate(Plain(g.Value), Plain(text(g.Key))));

    // as the peers' figures were made: lower case, punctuation dropped
    private static string[] Plain(string text) => new string([.. text.ToLowerInvariant().Where(c => !char.IsPunctuation(c))])
        .Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
