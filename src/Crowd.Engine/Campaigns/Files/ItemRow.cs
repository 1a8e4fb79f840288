namespace Crowd.Engine.Campaigns.Files;

/// <summary>A row of an items file before it is judged: where it stood, and its values by column.</summary>
internal sealed record ItemRow(int Line, IReadOnlyDictionary<string, string> Values);
