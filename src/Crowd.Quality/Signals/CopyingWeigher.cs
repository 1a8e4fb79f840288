namespace Crowd.Quality.Signals;

/// <summary>Weighs one pair: its common errors against what independent workers would share on the same items.</summary>
internal sealed class CopyingWeigher(AnswerMatrix answers)
{
    private const double DifficultyEffect = 0.8;
    private const double LeastCoincidence = 0.4;

    private readonly int[] _counts = new int[answers.ClassCount];
    private readonly List<double> _difficulty = [];
    private readonly List<double> _coincidence = [];
    private int _firstWrong;
    private int _secondWrong;
    private int _sameWrong;

    /// <summary>Weighs a pair; <paramref name="inflation"/> multiplies the chance of a common error on each item.</summary>
    public CopyingPair Weigh(int first, int second, double inflation = 1)
    {
        _difficulty.Clear();
        _coincidence.Clear();
        (_firstWrong, _secondWrong, _sameWrong) = (0, 0, 0);
        Walk(first, second);
        var shared = _difficulty.Count;
        if (shared == 0)
        {
            return new(first, second, 0, 0, 0, 0, 0, 1, 0);
        }

        var chances = ErrorChances(ErrorRate(_firstWrong, shared));
        var others = ErrorChances(ErrorRate(_secondWrong, shared));
        for (var i = 0; i < shared; i++)
        {
            chances[i] = Math.Min(1, inflation * chances[i] * others[i] * _coincidence[i]);
        }

        var expected = chances.Sum();
        var room = Math.Min(_firstWrong, _secondWrong) - expected;
        var excess = room > 0 ? Math.Min(1, (_sameWrong - expected) / room) : 0;
        return new(first, second, shared, _firstWrong, _secondWrong, _sameWrong, expected, PoissonBinomial.UpperTail(chances, _sameWrong), excess);
    }

    private static double ErrorRate(int wrong, int shared) => (wrong + 0.5) / (shared + 1);

    // both lists are in order of item
    private void Walk(int first, int second)
    {
        var a = answers.AnswersBy(first);
        var b = answers.AnswersBy(second);
        var (i, j, last) = (0, 0, -1);
        while (i < a.Length && j < b.Length)
        {
            var (itemA, itemB) = (answers.ItemOf(a[i]), answers.ItemOf(b[j]));
            if (itemA == itemB && itemA != last)
            {
                last = itemA;
                AddItem(itemA, a[i], b[j]);
            }

            i += itemA <= itemB ? 1 : 0;
            j += itemB <= itemA ? 1 : 0;
        }
    }

    private void AddItem(int item, int answerA, int answerB)
    {
        var (labelA, labelB) = (answers.LabelAt(answerA), answers.LabelAt(answerB));
        var (workerA, workerB) = (answers.WorkerAt(answerA), answers.WorkerAt(answerB));
        var (from, to) = (answers.ItemStarts[item], answers.ItemStarts[item + 1]);
        var (votes, best, second, leader) = (0, 0, 0, -1);
        for (var n = from; n < to; n++)
        {
            if (answers.WorkerAt(n) != workerA && answers.WorkerAt(n) != workerB)
            {
                _counts[answers.LabelAt(n)]++;
                votes++;
            }
        }

        double squares = 0;
        var distinct = 0;
        for (var n = from; n < to; n++)
        {
            var label = answers.LabelAt(n);
            var count = _counts[label];
            if (count == 0)
            {
                continue;
            }

            _counts[label] = 0;
            distinct++;
            squares += (count + 0.5) * (count + 0.5);
            (best, second, leader) = count > best ? (count, best, label) : (best, Math.Max(second, count), leader);
        }

        if (best < 2 || best == second)
        {
            return; // the others have no consensus
        }

        squares -= (best + 0.5) * (best + 0.5);
        AddShared(votes, votes - best, squares + 0.25 * (answers.ClassCount - distinct));
        _firstWrong += labelA != leader ? 1 : 0;
        _secondWrong += labelB != leader ? 1 : 0;
        _sameWrong += labelA == labelB && labelA != leader ? 1 : 0;
    }

    private void AddShared(int votes, int wrong, double squares)
    {
        var all = wrong + 0.5 * (answers.ClassCount - 1);
        _difficulty.Add(LogOdds((wrong + 0.25) / (votes + 1)));
        _coincidence.Add(all == 0 ? 1 : Math.Clamp(squares / (all * all), LeastCoincidence, 1));
    }

    /// <summary>Chance of an error on each shared item: the difficulty shifts the log-odds, centred so that the mean is the worker's own rate.</summary>
    private double[] ErrorChances(double rate)
    {
        var chances = new double[_difficulty.Count];
        var (low, high) = (-40.0, 40.0);
        while (high - low > 1e-9)
        {
            var shift = (low + high) / 2;
            var sum = 0.0;
            for (var i = 0; i < chances.Length; i++)
            {
                chances[i] = 1 / (1 + Math.Exp(-(shift + DifficultyEffect * _difficulty[i])));
                sum += chances[i];
            }

            (low, high) = sum < rate * chances.Length ? (shift, high) : (low, shift);
        }

        return chances;
    }

    private static double LogOdds(double p) => Math.Log(p / (1 - p));
}
