namespace Crowd.Quality.Text;

/// <summary>
/// ROVER's word network (Fiscus 1997, doi 10.1109/ASRU.1997.659110): a row of slots, each with votes for words or for no word. Hypotheses are aligned
/// one after the other by edit distance; leaving out a slot that already has a vote for "no word" costs nothing.
/// </summary>
internal sealed class WordNetwork
{
    private readonly List<Dictionary<string, double>> _slots = []; // "" is no word
    private double _votes;

    public void Add(string[] words, double weight)
    {
        var step = Align(words);
        var (i, j) = (_slots.Count, words.Length);
        while (i > 0 || j > 0)
        {
            switch (step[i, j])
            {
                case Step.Both:
                    Vote(_slots[--i], words[--j], weight);
                    break;
                case Step.Skip:
                    Vote(_slots[--i], "", weight);
                    break;
                default:
                    // all hypotheses before this one have no word here
                    _slots.Insert(i, new() { [""] = _votes, [words[--j]] = weight });
                    break;
            }
        }

        _votes += weight;
    }

    /// <summary>The best word of each slot; ties: a word before none, the longer word, then the higher code points.</summary>
    public string[] Best() => [.. _slots
        .Select(s => s.OrderByDescending(v => Math.Round(v.Value, 9)).ThenByDescending(v => v.Key.Length)
            .ThenByDescending(v => v.Key, StringComparer.Ordinal).First().Key)
        .Where(w => w.Length > 0)];

    private Step[,] Align(string[] words)
    {
        var (n, m) = (_slots.Count, words.Length);
        var (cost, step) = (new int[n + 1, m + 1], new Step[n + 1, m + 1]);
        for (var i = 0; i <= n; i++)
        {
            for (var j = 0; j <= m; j++)
            {
                if (i + j == 0)
                {
                    continue;
                }

                var best = int.MaxValue;
                if (i > 0 && j > 0)
                {
                    (best, step[i, j]) = (cost[i - 1, j - 1] + (_slots[i - 1].ContainsKey(words[j - 1]) ? 0 : 1), Step.Both);
                }

                if (i > 0 && cost[i - 1, j] + (_slots[i - 1].ContainsKey("") ? 0 : 1) is var skip && skip < best)
                {
                    (best, step[i, j]) = (skip, Step.Skip);
                }

                if (j > 0 && cost[i, j - 1] + 1 < best)
                {
                    (best, step[i, j]) = (cost[i, j - 1] + 1, Step.New);
                }

                cost[i, j] = best;
            }
        }

        return step;
    }

    private static void Vote(Dictionary<string, double> slot, string word, double weight) =>
        slot[word] = slot.GetValueOrDefault(word) + weight;

    private enum Step : byte
    {
        Both,
        Skip,
        New,
    }
}
