using Crowd.Quality;

namespace Crowd.Cli.Answers;

/// <summary>Collects a model's probabilities by item and class.</summary>
internal sealed class ModelRows(LabelledAnswers answers)
{
    private const double Unsaid = -1;

    private readonly int _classes = answers.Matrix.ClassCount;
    private readonly double[] _values = Filled(checked(answers.Matrix.ItemCount * answers.Matrix.ClassCount));

    // the line that last told of each item; 0: none did
    private readonly long[] _lines = new long[answers.Matrix.ItemCount];

    /// <summary>How many items have been told of.</summary>
    public int Tasks { get; private set; }

    /// <summary>Notes that a line tells of an item; false if another did before.</summary>
    public bool Start(int item, long line)
    {
        var isFirst = _lines[item] == 0;
        Tasks += isFirst ? 1 : 0;
        _lines[item] = line;
        return isFirst;
    }

    /// <summary>Sets one probability; false if it was set before.</summary>
    public bool Set(int item, int label, double probability)
    {
        ref var value = ref _values[(item * _classes) + label];
        var isFirst = value == Unsaid;
        value = probability;
        return isFirst;
    }

    /// <summary>The sum of each item's probabilities, with its last line.</summary>
    public IEnumerable<(int Item, long Line, double Sum)> Sums()
    {
        for (var item = 0; item < _lines.Length; item++)
        {
            if (_lines[item] > 0)
                yield return (item, _lines[item], Row(item).Where(p => p > 0).Sum());
        }
    }

    /// <summary>Distributions for all items: the model's where it has one, else the share of each class in all answers.</summary>
    public ModelPrediction Whole()
    {
        var shares = Array.ConvertAll(answers.Matrix.LabelCounts(), count => (double)count / answers.Matrix.AnswerCount);
        for (var item = 0; item < _lines.Length; item++)
        {
            var row = Row(item);
            if (_lines[item] == 0)
            {
                shares.CopyTo(row.AsSpan());
                continue;
            }
            var sum = row.Where(p => p > 0).Sum();
            for (var k = 0; k < _classes; k++)
                row[k] = Math.Max(row[k], 0) / sum;
        }
        return new ModelPrediction(_values, Tasks, _lines.Length - Tasks);
    }

    private ArraySegment<double> Row(int item) => new(_values, item * _classes, _classes);

    private static double[] Filled(int length)
    {
        var values = new double[length];
        Array.Fill(values, Unsaid);
        return values;
    }
}
