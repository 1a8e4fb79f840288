namespace Crowd.Quality.MultiLabel;

/// <summary>How one worker chooses labels.</summary>
/// <param name="Worker">The worker.</param>
/// <param name="Answers">Items answered.</param>
/// <param name="Agreement">Mean Jaccard similarity of his sets with the majority's of the others, 0 to 1; 0 if nobody else answered.</param>
/// <param name="Compared">Items that mean is of.</param>
/// <param name="LabelsAnItem">Labels he chooses for an item on average.</param>
/// <param name="Sensitivity">For each label the chance that he chooses it where it belongs.</param>
/// <param name="FalseAlarms">For each label the chance that he chooses it where it does not belong.</param>
public sealed record LabelSetWorker(
    int Worker, int Answers, double Agreement, int Compared, double LabelsAnItem, IReadOnlyList<double> Sensitivity, IReadOnlyList<double> FalseAlarms);
