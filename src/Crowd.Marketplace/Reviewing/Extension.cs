namespace Crowd.Marketplace.Reviewing;

/// <summary>A policy's wish for one more assignment.</summary>
/// <param name="MaxAssignments">No extension once the HIT has that many.</param>
/// <param name="MinimumSeconds">The HIT must stay open at least this long.</param>
internal sealed record Extension(int MaxAssignments, int MinimumSeconds);
