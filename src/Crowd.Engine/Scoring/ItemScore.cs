namespace Crowd.Engine.Scoring;

/// <summary>An item's label as inferred.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="Label">Index of the most probable class.</param>
/// <param name="Confidence">Calibrated probability that it is right.</param>
/// <param name="MajorityLabel">What most workers said; ties by the campaign's commonest label.</param>
/// <param name="MajorityShare">Their share.</param>
/// <param name="Answers">Answers it rests on.</param>
/// <param name="Seen">How many answers were wanted when this was worked out: the row is only updated while that still holds.</param>
/// <param name="Wanted">How many it should have from now on: more where it falls short of the target.</param>
/// <param name="State">open, done, or unsure (short of the target at the cap).</param>
/// <param name="Margin">Votes of the leading label ahead of the next.</param>
/// <param name="Agreement">Share of pairs of answers that agree; NaN for one answer.</param>
internal readonly record struct ItemScore(
    long ItemId, int Label, float Confidence, int MajorityLabel, float MajorityShare, int Answers, int Seen, int Wanted, string State,
    int Margin, float Agreement);
