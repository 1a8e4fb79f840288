namespace Crowd.Engine.Campaigns;

/// <summary>Where a campaign stands, as far as its next step depends on it.</summary>
/// <param name="Asks">New pages may be planned.</param>
/// <param name="IsOver">It has ended.</param>
/// <param name="IsEnding">Nothing more shall be asked.</param>
/// <param name="Unsent">Pages planned or on their way.</param>
/// <param name="Open">Pages on the marketplace.</param>
/// <param name="Scored">Consensus rests on all answers there are.</param>
/// <param name="Judged">Rules have seen all evidence, and nothing that they asked for is pending.</param>
/// <param name="Unsettled">Submissions and bonuses without a final word.</param>
internal sealed record Standing(bool Asks, bool IsOver, bool IsEnding, int Unsent, int Open, bool Scored, bool Judged, int Unsettled);
