namespace Crowd.Quality.Text;

/// <summary>Consensus of texts: transcripts, translations, captions. Texts are compared by the edit distance of their words (<see cref="WordErrors.Words"/>).</summary>
public static class TextConsensus
{
    // measured on the two public sets of translations: higher powers follow single workers too far
    private const double SkillPower = 2;
    private const double LocalPower = 2;

    /// <summary>Computes the consensus of each item.</summary>
    /// <param name="answers">One row an answer, in any order; repeated (item, worker) pairs count as separate answers.</param>
    /// <param name="method">How; <see cref="TextMethod.Rover"/> for transcripts, <see cref="TextMethod.Medoid"/> for free text.</param>
    /// <returns>Texts, and workers' records. Never NaN; no answers give empty lists.</returns>
    /// <exception cref="ArgumentException">
    /// A negative item or worker, a null text, more than 500 texts for an item or more than 10,000 words (ROVER: 1,000) in one; the place is named.
    /// </exception>
    /// <remarks>
    /// O(R² · length²) an item for R answers. Deterministic, whatever the order of the answers. Word error rates on public sets are in
    /// docs/methods-other.md.
    /// </remarks>
    public static TextEstimate Fit(IReadOnlyList<TextAnswer> answers, TextMethod method = TextMethod.Medoid)
    {
        var table = new TextTable(answers);
        var skill = TextWeights.Skill(table);
        var weight = method switch
        {
            TextMethod.Rasa => TextWeights.Rasa(table, (_, _) => 1),
            TextMethod.Hrrasa => TextWeights.Rasa(table, Local),
            _ => [.. skill.Select(s => Math.Pow(s, SkillPower))],
        };
        var items = new TextItem?[table.Items];
        foreach (var group in table.Groups)
        {
            items[group.Answers[0].Item] = Consensus(group, method, weight);
        }

        return new(items, Workers(table, weight));
    }

    // how like the others of the item a text is: HRRASA's representation of reliability within the item
    private static double Local(TextTable.Group group, int answer) => group.Answers.Length == 1 ? 1 : Math.Pow(group.MeanLikeness(answer, _ => 1), LocalPower);

    private static TextItem Consensus(TextTable.Group group, TextMethod method, double[] weight)
    {
        double Weight(int n) => weight[group.Answers[n].Worker] * (method == TextMethod.Hrrasa ? Local(group, n) : 1);

        string[] words;
        string text;
        if (method == TextMethod.Rover)
        {
            words = Rover.Combine(group.Words, [.. group.Answers.Select((_, n) => Weight(n))]);
            text = string.Join(' ', words);
        }
        else
        {
            var best = group.Medoid(Weight);
            (words, text) = (group.Words[best], group.Answers[best].Text);
        }

        return new(text, group.Words.Average(w => WordErrors.Likeness(w, words)), group.Answers.Length);
    }

    private static TextWorker[] Workers(TextTable table, double[] weight)
    {
        var agreement = TextWeights.Means(table, (g, n) => g.Answers.Length == 1 ? null : g.MeanLikeness(n, _ => 1), prior: 0);
        var counts = new int[table.Workers];
        foreach (var answer in table.Groups.SelectMany(g => g.Answers))
        {
            counts[answer.Worker]++;
        }

        var mean = weight.Where((_, w) => counts[w] > 0).DefaultIfEmpty(1).Average();
        return [.. Enumerable.Range(0, table.Workers).Select(w => new TextWorker(w, counts[w], agreement[w], counts[w] == 0 ? 1 : weight[w] / mean))];
    }
}
