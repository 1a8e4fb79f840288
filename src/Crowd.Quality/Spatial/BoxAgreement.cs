namespace Crowd.Quality.Spatial;

/// <summary>How far workers agree on where objects are, without gold.</summary>
public static class BoxAgreement
{
    /// <summary>
    /// Krippendorff's alpha with the distance 1 − IoU. Units are the objects <see cref="BoxConsensus"/> links together; a worker who saw the
    /// picture and did not mark one counts as distance 1 from those who did, and 0 from others who did not.
    /// </summary>
    /// <param name="answers">One row a (picture, worker).</param>
    /// <param name="link">Least mean IoU of two clusters to be one object, in (0, 1].</param>
    /// <param name="seed">Seed of the sample for D_e and of the bootstrap.</param>
    /// <returns>Alpha with its interval, or null when there is nothing to compare.</returns>
    /// <exception cref="ArgumentException">As for <see cref="BoxConsensus.Fit"/>.</exception>
    public static DistanceAlphaEstimate? Alpha(IReadOnlyList<BoxAnswer> answers, double link = 0.25, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(answers);
        Sequential.Check.Positive(Sequential.Check.Unit(link), nameof(link));
        BoxConsensus.CheckAnswers(answers, int.MaxValue);
        var units = answers.GroupBy(a => a.Item).OrderBy(g => g.Key)
            .SelectMany(g => BoxConsensus.Clusters([.. g.OrderBy(a => a.Worker)], link))
            .Select(c => (IReadOnlyList<Box?>)[.. c.Boxes.Select(b => (Box?)b.Box), .. new Box?[c.Viewers.Length - c.Votes]])
            .ToArray();
        return DistanceAlpha.Of(units, (a, b) => a is null || b is null ? (a is null && b is null ? 0 : 1)
            : 1 - a.Value.IntersectionOverUnion(b.Value), seed: seed);
    }

    /// <summary>
    /// F1 of every pair of workers on every picture both saw, at an IoU threshold, averaged: the agreement a reviewer can picture.
    /// </summary>
    /// <returns>The mean, and the number of pairs it is of; 0 and 0 when no picture has two answers.</returns>
    /// <exception cref="ArgumentException">As for <see cref="BoxConsensus.Fit"/>.</exception>
    public static (double Mean, int Pairs) PairwiseF1(IReadOnlyList<BoxAnswer> answers, double threshold = 0.5)
    {
        ArgumentNullException.ThrowIfNull(answers);
        BoxConsensus.CheckAnswers(answers, int.MaxValue);
        var (sum, pairs) = (0.0, 0);
        foreach (var picture in answers.GroupBy(a => a.Item).OrderBy(g => g.Key))
        {
            var own = picture.OrderBy(a => a.Worker).ToArray();
            for (var i = 0; i < own.Length; i++)
            {
                for (var j = i + 1; j < own.Length; j++)
                {
                    sum += DetectionScore.Of(own[i].Boxes, own[j].Boxes, threshold).F1;
                    pairs++;
                }
            }
        }

        return (pairs == 0 ? 0 : sum / pairs, pairs);
    }
}
