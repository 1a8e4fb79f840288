namespace Crowd.Engine.Publishing;

/// <summary>An item as a page shows it.</summary>
internal sealed record PageItem(string Key, IReadOnlyDictionary<string, string> Payload);
