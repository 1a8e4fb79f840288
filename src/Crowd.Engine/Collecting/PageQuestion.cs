namespace Crowd.Engine.Collecting;

/// <summary>What a page asked at one place.</summary>
internal sealed record PageQuestion(long HitId, int Position, long ItemId, string Role, int? Gold);
