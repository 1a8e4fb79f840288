namespace Crowd.Marketplace.Taking;

/// <summary>A HIT as its worker sees it.</summary>
/// <param name="Question">The question XML: ExternalQuestion, HTMLQuestion or QuestionForm; a layout is filled in already.</param>
/// <param name="RewardUsd">What an approved assignment pays.</param>
/// <param name="TimeAllotted">From accept to deadline.</param>
/// <param name="SlotsLeft">How many more workers may take it.</param>
public sealed record HitPage(
    HitId HitId, GroupId GroupId, string Title, string Description, string Requester, decimal RewardUsd, TimeSpan TimeAllotted,
    DateTimeOffset ExpiresAt, int SlotsLeft, string Question);
