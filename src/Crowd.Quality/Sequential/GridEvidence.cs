namespace Crowd.Quality.Sequential;

/// <summary>Closed forms of the grid mixture without restarts. In these forms ln e is plainly monotone in the limit.</summary>
internal static class GridEvidence
{
    public static double Log(double limit, RateSide side, ReadOnlySpan<double> steps, double correct, double wrong)
    {
        // The far side of the limit is the near side with right and wrong exchanged.
        var (p, against) = side == RateSide.Below ? (limit, wrong) : (1 - limit, correct);
        var total = correct + wrong;
        Span<double> terms = stackalloc double[steps.Length];
        for (var j = 0; j < steps.Length; j++)
        {
            terms[j] = against * steps[j] - total * Math.Log(p + (1 - p) * Math.Exp(steps[j]));
        }

        return LogMean(terms);
    }

    private static double LogMean(ReadOnlySpan<double> logs)
    {
        var top = double.NegativeInfinity;
        foreach (var x in logs)
        {
            top = Math.Max(top, x);
        }

        var sum = 0.0;
        foreach (var x in logs)
        {
            sum += Math.Exp(x - top);
        }

        return top + Math.Log(sum / logs.Length);
    }
}
