namespace Crowd.Engine.Publishing;

/// <summary>An item for which answers are to be asked.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="Answers">How many more, at least 1.</param>
internal readonly record struct AskedItem(long ItemId, int Answers);
