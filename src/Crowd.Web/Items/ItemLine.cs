namespace Crowd.Web.Items;

/// <summary>An item in the list.</summary>
public sealed record ItemLine(
    long ItemId, string Key, string State, string Role, int Wanted, int Answers, string? Label, float? Confidence, string? Majority, float? MajorityShare);

/// <summary>One answer to an item.</summary>
public sealed record ItemAnswer(
    long WorkerId, string Worker, string? Label, string? Value, DateTime AnsweredAt, int? DurationMs, double? Skill, string Standing, bool Discarded);

/// <summary>An item with what workers said of it.</summary>
public sealed record ItemDetail(ItemLine Item, string Payload, IReadOnlyList<ItemAnswer> Answers);
