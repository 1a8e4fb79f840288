namespace Crowd.Quality.Spatial;

/// <summary>Judges and joins figures made of named points.</summary>
public static class Keypoints
{
    /// <summary>
    /// Object keypoint similarity: the mean over the gold figure's marked points of exp(−d² / (2 s² (2σ)²)), s² the object's area (Lin et al. 2014,
    /// doi 10.1007/978-3-319-10602-1_48). A point the answer leaves out counts 0.
    /// </summary>
    /// <param name="answer">The points to judge.</param>
    /// <param name="gold">The points as they should be, in the same order.</param>
    /// <param name="sigmas">Tolerance of each point, above 0; COCO's are 0.025 (eyes) to 0.107 (hips).</param>
    /// <param name="area">Area of the object in pixels, above 0.</param>
    /// <returns>0 to 1; null when gold has no marked point.</returns>
    /// <exception cref="ArgumentException">Lists of different length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A sigma or an area that is not above 0.</exception>
    public static double? Similarity(
        IReadOnlyList<Keypoint> answer, IReadOnlyList<Keypoint> gold, IReadOnlyList<double> sigmas, double area)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(gold);
        ArgumentNullException.ThrowIfNull(sigmas);
        Sequential.Check.Positive(area);
        if (answer.Count != gold.Count || sigmas.Count != gold.Count)
        {
            throw new ArgumentException($"{answer.Count} points, {gold.Count} gold points and {sigmas.Count} sigmas; there must be as many of each.");
        }

        var (sum, marked) = (0.0, 0);
        for (var i = 0; i < gold.Count; i++)
        {
            var k = 2 * Sequential.Check.Positive(sigmas[i], $"sigmas[{i}]");
            if (gold[i].IsMarked)
            {
                var distance = answer[i].Place.DistanceTo(gold[i].Place);
                sum += answer[i].IsMarked ? Math.Exp(-distance * distance / (2 * area * k * k)) : 0;
                marked++;
            }
        }

        return marked == 0 ? null : sum / marked;
    }

    /// <summary>Share of gold's marked points that the answer places within a tolerance: a score for <see cref="Sequential.RateTest"/>.</summary>
    /// <returns>0 to 1; null when gold has no marked point.</returns>
    /// <exception cref="ArgumentException">Lists of different length.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A negative tolerance, infinite or NaN.</exception>
    public static double? ShareWithin(IReadOnlyList<Keypoint> answer, IReadOnlyList<Keypoint> gold, double tolerance)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(gold);
        Sequential.Check.Count(tolerance);
        if (answer.Count != gold.Count)
        {
            throw new ArgumentException($"{answer.Count} points but {gold.Count} gold points.");
        }

        var marked = gold.Count(g => g.IsMarked);
        var within = gold.Zip(answer).Count(p => p.First.IsMarked && p.Second.IsMarked && p.First.Place.DistanceTo(p.Second.Place) <= tolerance);
        return marked == 0 ? null : (double)within / marked;
    }

    /// <summary>Joins the figures of several workers: a vote on each point's being there, the median of its coordinates.</summary>
    /// <param name="answers">One figure a worker, at least one; all with the same number of points.</param>
    /// <returns>One point for each point of the figure.</returns>
    /// <exception cref="ArgumentException">No answers, or figures of different length; the index is named.</exception>
    public static IReadOnlyList<ConsensusKeypoint> Consensus(IReadOnlyList<IReadOnlyList<Keypoint>> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        if (answers.Count == 0)
        {
            throw new ArgumentException("There are no answers.", nameof(answers));
        }

        for (var i = 0; i < answers.Count; i++)
        {
            if (answers[i].Count != answers[0].Count)
            {
                throw new ArgumentException($"Answer {i} has {answers[i].Count} points, the first has {answers[0].Count}.", nameof(answers));
            }
        }

        return [.. Enumerable.Range(0, answers[0].Count).Select(k => Join([.. answers.Where(a => a[k].IsMarked).Select(a => a[k].Place)], answers.Count))];
    }

    private static ConsensusKeypoint Join(Point[] marks, int workers)
    {
        if (marks.Length == 0)
        {
            return default;
        }

        var place = new Point(Centre.Median([.. marks.Select(p => p.X)]), Centre.Median([.. marks.Select(p => p.Y)]));
        return new(place, 2 * marks.Length >= workers, (double)marks.Length / workers, Centre.Median([.. marks.Select(place.DistanceTo)]));
    }
}
