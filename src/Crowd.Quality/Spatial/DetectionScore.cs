namespace Crowd.Quality.Spatial;

/// <summary>
/// What a set of found objects is worth against gold. Scores add up over pictures with <c>+</c>.
/// </summary>
/// <param name="Matched">True positives: pairs at or above the threshold.</param>
/// <param name="Found">Objects found, right or wrong.</param>
/// <param name="Gold">Objects there are.</param>
/// <param name="TotalLikeness">Sum of the likeness (IoU) of the pairs.</param>
public readonly record struct DetectionScore(int Matched, int Found, int Gold, double TotalLikeness)
{
    /// <summary>Share of the found that are right; 1 if nothing was found.</summary>
    public double Precision => Found == 0 ? 1 : (double)Matched / Found;

    /// <summary>Share of the gold that was found; 1 if there is none.</summary>
    public double Recall => Gold == 0 ? 1 : (double)Matched / Gold;

    /// <summary>Harmonic mean of precision and recall, 2 TP / (found + gold); 1 if there was nothing to find and nothing found.</summary>
    public double F1 => Found + Gold == 0 ? 1 : 2.0 * Matched / (Found + Gold);

    /// <summary>Mean likeness of the pairs (segmentation quality); 0 without pairs.</summary>
    public double MeanLikeness => Matched == 0 ? 0 : TotalLikeness / Matched;

    /// <summary>Panoptic quality: F1 times the mean likeness (Kirillov et al. 2019, doi 10.1109/CVPR.2019.00963).</summary>
    public double PanopticQuality => Found + Gold == 0 ? 1 : 2 * TotalLikeness / (Found + Gold);

    /// <summary>Adds the counts of two pictures.</summary>
    public static DetectionScore operator +(DetectionScore a, DetectionScore b) => a.Add(b);

    /// <summary>Adds the counts of another picture.</summary>
    public DetectionScore Add(DetectionScore other) =>
        new(Matched + other.Matched, Found + other.Found, Gold + other.Gold, TotalLikeness + other.TotalLikeness);

    /// <summary>Scores a picture's boxes: optimal matching of boxes of the same class at an IoU threshold.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A threshold outside [0, 1], or NaN.</exception>
    public static DetectionScore Of(IReadOnlyList<LabelledBox> found, IReadOnlyList<LabelledBox> gold, double threshold = 0.5)
    {
        var matches = Matching.Boxes(found, gold, threshold);
        return new(matches.Count, found.Count, gold.Count, matches.Sum(m => m.Likeness));
    }
}
