namespace Crowd.Engine.Exporting;

/// <summary>An item's label as exported. Nulls where it has no answer.</summary>
/// <param name="Item">The caller's name for it.</param>
/// <param name="Label">The consensus.</param>
/// <param name="Confidence">How sure, 0 to 1, calibrated.</param>
/// <param name="Answers">How many it rests on.</param>
/// <param name="MajorityLabel">What most answers say.</param>
/// <param name="MajorityShare">How many of them, 0 to 1.</param>
/// <param name="State">open, done or unsure.</param>
/// <param name="Method">How the consensus was inferred.</param>
public sealed record LabelRow(
    string Item, string? Label, float? Confidence, int Answers, string? MajorityLabel, float? MajorityShare, string State, string? Method);
