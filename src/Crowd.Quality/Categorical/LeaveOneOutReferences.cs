namespace Crowd.Quality.Categorical;

/// <summary>For every answer: what the others' answers say the truth of its item is, and how surely.</summary>
/// <remarks>Indexed by answer (position in the matrix); <see cref="AnswerMatrix.RowOf"/> leads to the input row.</remarks>
public sealed class LeaveOneOutReferences
{
    private readonly int[] _labels;
    private readonly double[] _confidence;
    private readonly double[] _credit;

    private LeaveOneOutReferences(int[] labels, double[] confidence, double[] credit) => (_labels, _confidence, _credit) = (labels, confidence, credit);

    /// <summary>The others' most probable label for the answer's item; −1 when nobody else answered it.</summary>
    public ReadOnlySpan<int> Labels => _labels;

    /// <summary>Tempered probability of that label, 0 when nobody else answered.</summary>
    public ReadOnlySpan<double> Confidence => _confidence;

    /// <summary>Tempered probability, by the others, that this very answer is right; 0 when nobody else answered.</summary>
    public ReadOnlySpan<double> Credit => _credit;

    internal static LeaveOneOutReferences Of(ConfusionEstimate fit, int[]? known, double rho)
    {
        var answers = fit.Answers;
        var result = new LeaveOneOutReferences(new int[answers.AnswerCount], new double[answers.AnswerCount], new double[answers.AnswerCount]);
        var counts = answers.LabelCounts();
        var evidence = new double[answers.ClassCount];
        var others = new double[answers.ClassCount];
        for (var item = 0; item < answers.ItemCount; item++)
        {
            fit.Evidence(item, evidence);
            var (from, to) = (answers.ItemStarts[item], answers.ItemStarts[item + 1]);
            for (var n = from; n < to;)
            {
                var end = EndOfWorker(answers, n, to);
                evidence.CopyTo(others, 0);
                for (var own = n; own < end; own++)
                {
                    fit.Model.Add(answers.WorkerAt(own), answers.LabelAt(own), others, -1);
                }

                var rest = to - from - (end - n);
                DesignEffect.Soften(others, fit.LogPriorOf(item), rho, rest);
                var truth = known is null ? -1 : known[item];
                result.Set(answers, n, end, truth >= 0 ? OneHot(others, truth) : others, rest > 0 || truth >= 0, counts);
                n = end;
            }
        }

        return result;
    }

    private static int EndOfWorker(AnswerMatrix answers, int n, int to)
    {
        var end = n + 1;
        while (end < to && answers.WorkerAt(end) == answers.WorkerAt(n))
        {
            end++;
        }

        return end;
    }

    private static double[] OneHot(double[] row, int truth)
    {
        Array.Clear(row);
        row[truth] = 1;
        return row;
    }

    private void Set(AnswerMatrix answers, int from, int to, double[] posterior, bool scored, long[] counts)
    {
        var label = scored ? TieRule.Pick(posterior, counts, out _) : -1;
        for (var n = from; n < to; n++)
        {
            _labels[n] = label;
            _confidence[n] = scored ? posterior[label] : 0;
            _credit[n] = scored ? posterior[answers.LabelAt(n)] : 0;
        }
    }
}
