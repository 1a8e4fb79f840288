namespace Crowd.Quality.Categorical;

/// <summary>
/// Looks for classes that changed their meaning during the fit: all workers together give another label more often than the class's own.
/// The likelihood cannot show it.
/// </summary>
internal static class LabelSwitching
{
    public static string[] Warnings(AnswerMatrix answers, double[] posterior)
    {
        var classes = answers.ClassCount;
        var pooled = Pool(answers, posterior);
        var warnings = new List<string>();
        for (var k = 0; k < classes; k++)
        {
            var row = pooled.AsSpan(k * classes, classes);
            var commonest = row.IndexOf(System.Linq.Enumerable.Max(row.ToArray()));
            if (row[commonest] > row[k] * (1 + 1e-9))
            {
                warnings.Add($"Items of class {k} were mostly answered {commonest}: the classes may have swapped their meaning.");
            }
        }

        return [.. warnings];
    }

    private static double[] Pool(AnswerMatrix answers, double[] posterior)
    {
        var classes = answers.ClassCount;
        var pooled = new double[classes * classes];
        for (var item = 0; item < answers.ItemCount; item++)
        {
            for (var n = answers.ItemStarts[item]; n < answers.ItemStarts[item + 1]; n++)
            {
                var label = answers.LabelAt(n);
                for (var k = 0; k < classes; k++)
                {
                    pooled[(k * classes) + label] += posterior[(item * classes) + k];
                }
            }
        }

        return pooled;
    }
}
