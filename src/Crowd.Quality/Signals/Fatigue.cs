namespace Crowd.Quality.Signals;

/// <summary>
/// Finds workers whose answers get worse the longer a session lasts: the logistic slope of being right on the logarithm of the position in the session,
/// against the pool's own slope. A reason for a pause or a shorter page, never for a block.
/// </summary>
/// <remarks>
/// logit P(right) = a + b · ln position. The pool's a and b are fitted to all rows; each worker's are pulled to them with a normal prior (standard deviation
/// 1 and 0.5), by Newton's method. Not random. O(rows · steps).
/// </remarks>
public static class Fatigue
{
    private const double LevelSpread = 1;
    private const double SlopeSpread = 0.5;
    private const int MostSteps = 50;

    /// <summary>Fits every worker.</summary>
    /// <param name="scores">One row a scored answer, in any order.</param>
    /// <param name="options">Limits; null for the defaults.</param>
    /// <returns>One signal for each worker 0 … largest, in order; workers without rows have the pool's slope and zero answers.</returns>
    /// <exception cref="ArgumentException">A negative worker, a position below 1, or a score outside [0, 1] or NaN; the row is named.</exception>
    public static FatigueSignal[] Scan(ReadOnlySpan<SessionScore> scores, FatigueOptions? options = null)
    {
        options ??= new FatigueOptions();
        if (scores.IsEmpty)
        {
            return [];
        }

        var byWorker = Group(scores);
        // the pool: a weak prior keeps one-sided data finite
        var pool = Fit(byWorker.SelectMany(rows => rows).ToArray(), new Line(0, 0), 10, 10);
        return [.. byWorker.Select((rows, worker) => Judge(worker, rows, new Line(pool.Level, pool.Slope), options))];
    }

    private static List<SessionScore>[] Group(ReadOnlySpan<SessionScore> scores)
    {
        var workers = 0;
        for (var row = 0; row < scores.Length; row++)
        {
            var (worker, position, score) = scores[row];
            if (worker < 0 || position < 1 || !(score is >= 0 and <= 1))
            {
                throw new ArgumentException($"Row {row}: {scores[row]} does not fit; it must be a worker of 0 or more, a position of 1 or more, a score in [0, 1].", nameof(scores));
            }

            workers = Math.Max(workers, worker + 1);
        }

        var groups = Enumerable.Range(0, workers).Select(_ => new List<SessionScore>()).ToArray();
        foreach (var score in scores)
        {
            groups[score.Worker].Add(score);
        }

        return groups;
    }

    private static FatigueSignal Judge(int worker, List<SessionScore> rows, Line pool, FatigueOptions options)
    {
        var (level, slope, error) = Fit(rows, pool, LevelSpread, SlopeSpread);
        var last = rows.Count == 0 ? 1 : rows.Max(r => r.Position);
        var falls = slope + (options.StandardErrors * error) < Math.Min(pool.Slope, 0);
        double At(int position) => Categorical.LogDomain.Sigmoid(level + (slope * Math.Log(position)));
        return new FatigueSignal(worker, rows.Count, slope, error, pool.Slope, At(1), At(last), falls && rows.Count >= options.FewestAnswers);
    }

    private static (double Level, double Slope, double Error) Fit(IReadOnlyList<SessionScore> rows, Line prior, double levelSpread, double slopeSpread)
    {
        var (a, b) = (prior.Level, prior.Slope);
        var (wa, wb) = (1 / (levelSpread * levelSpread), 1 / (slopeSpread * slopeSpread));
        for (var step = 0; ; step++)
        {
            var (ga, gb, haa, hab, hbb) = (wa * (prior.Level - a), wb * (prior.Slope - b), wa, 0.0, wb);
            foreach (var row in rows)
            {
                var x = Math.Log(row.Position);
                var p = Categorical.LogDomain.Sigmoid(a + (b * x));
                var v = p * (1 - p);
                (ga, gb) = (ga + row.Score - p, gb + ((row.Score - p) * x));
                (haa, hab, hbb) = (haa + v, hab + (v * x), hbb + (v * x * x));
            }

            var determinant = (haa * hbb) - (hab * hab);
            // concave, but a full step from afar may overshoot: never more than 2 on the logit scale
            var (da, db) = (((hbb * ga) - (hab * gb)) / determinant, ((haa * gb) - (hab * ga)) / determinant);
            var shrink = Math.Min(1, 2 / Math.Max(1e-300, Math.Max(Math.Abs(da), Math.Abs(db))));
            (a, b) = (a + (shrink * da), b + (shrink * db));
            if (Math.Max(Math.Abs(da), Math.Abs(db)) < 1e-10 || step == MostSteps)
            {
                return (a, b, Math.Sqrt(haa / determinant));
            }
        }
    }

    private readonly record struct Line(double Level, double Slope);
}
