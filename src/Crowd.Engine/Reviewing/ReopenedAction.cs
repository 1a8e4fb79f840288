namespace Crowd.Engine.Reviewing;

/// <summary>An action that rested on a gold label which was corrected.</summary>
/// <param name="ActionId">The action.</param>
/// <param name="StillFires">Whether the same rules would have asked for it by then with the right label.</param>
/// <param name="State">open, kept or taken back.</param>
/// <param name="DecidedBy">Who decided.</param>
public sealed record ReopenedAction(long ActionId, bool StillFires, string State, string? DecidedBy);
