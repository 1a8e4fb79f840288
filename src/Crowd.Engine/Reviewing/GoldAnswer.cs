namespace Crowd.Engine.Reviewing;

/// <summary>An answer to a check question that counts.</summary>
internal sealed record GoldAnswer(long ItemId, string Key, string Gold, long WorkerId, string? Label, double? Skill)
{
    public bool IsRight => Label == Gold;
}
