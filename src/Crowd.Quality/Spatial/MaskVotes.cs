using System.Numerics;

namespace Crowd.Quality.Spatial;

/// <summary>One object's masks, its pixels sorted into classes by who marked them: bit n of a pattern is answer n.</summary>
internal sealed class MaskVotes
{
    private readonly Dictionary<ulong, long> _patterns = [];

    public MaskVotes(int item, MaskAnswer[] answers)
    {
        (Item, Answers) = (item, answers);
        for (var word = 0; word < answers[0].Mask.Words; word++)
        {
            var any = Any(word);
            for (; any != 0; any &= any - 1)
            {
                var pattern = Pattern(word, BitOperations.TrailingZeroCount(any));
                _patterns[pattern] = _patterns.GetValueOrDefault(pattern) + 1;
            }
        }
    }

    public int Item { get; }

    public MaskAnswer[] Answers { get; }

    /// <summary>Pixels of each pattern; pixels nobody marked have none.</summary>
    public IReadOnlyDictionary<ulong, long> Patterns => _patterns;

    /// <summary>Pixels of the picture that nobody marked.</summary>
    public long Unmarked => ((long)Answers[0].Mask.Width * Answers[0].Mask.Height) - _patterns.Values.Sum();

    /// <summary>Whether a pattern has more than half of the weight; weights by worker, null for equal ones.</summary>
    public Func<ulong, bool> Majority(double[]? weights)
    {
        var all = Answers.Sum(a => weights?[a.Worker] ?? 1);
        return pattern =>
        {
            var sum = 0.0;
            for (var n = 0; n < Answers.Length; n++)
            {
                sum += (pattern >> n & 1) != 0 ? weights?[Answers[n].Worker] ?? 1 : 0;
            }

            return sum > (all / 2) + (1e-12 * all);
        };
    }

    /// <summary>The pixels whose pattern is chosen.</summary>
    public Mask Select(Func<ulong, bool> inside)
    {
        var chosen = _patterns.Keys.Where(inside).ToHashSet();
        var mask = new Mask(Answers[0].Mask.Width, Answers[0].Mask.Height);
        for (var word = 0; word < mask.Words; word++)
        {
            var bits = 0UL;
            for (var any = Any(word); any != 0; any &= any - 1)
            {
                var bit = BitOperations.TrailingZeroCount(any);
                bits |= chosen.Contains(Pattern(word, bit)) ? 1UL << bit : 0;
            }

            mask.SetWord(word, bits);
        }

        return mask;
    }

    /// <summary>IoU of one answer with a choice of patterns, from the pixel counts alone.</summary>
    public double Likeness(int answer, Func<ulong, bool> inside)
    {
        long common = 0, union = 0;
        foreach (var (pattern, pixels) in _patterns)
        {
            var (own, chosen) = ((pattern >> answer & 1) != 0, inside(pattern));
            common += own && chosen ? pixels : 0;
            union += own || chosen ? pixels : 0;
        }

        return union == 0 ? 1 : (double)common / union;
    }

    private ulong Any(int word)
    {
        var any = 0UL;
        foreach (var answer in Answers)
        {
            any |= answer.Mask.Word(word);
        }

        return any;
    }

    private ulong Pattern(int word, int bit)
    {
        var pattern = 0UL;
        for (var n = 0; n < Answers.Length; n++)
        {
            pattern |= (Answers[n].Mask.Word(word) >> bit & 1) << n;
        }

        return pattern;
    }
}
