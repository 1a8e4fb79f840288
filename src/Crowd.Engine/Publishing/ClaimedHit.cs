namespace Crowd.Engine.Publishing;

/// <summary>A page that this run has taken to send.</summary>
internal sealed record ClaimedHit(long HitId, string Token, int Seats, long RewardMicros, string? Audience, DateTime? SentBefore);
