namespace Crowd.Engine.Enforcing;

/// <summary>A place in a campaign's journal.</summary>
/// <param name="RuleVersionId">The rules that judged so far.</param>
/// <param name="Generation">Of the written memory that this one goes on from.</param>
/// <param name="Sequence">The last fact taken in.</param>
/// <param name="Clock">The journal's clock there.</param>
internal readonly record struct JudgedPlace(long RuleVersionId, int Generation, long Sequence, DateTime Clock);
