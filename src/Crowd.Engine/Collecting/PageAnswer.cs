namespace Crowd.Engine.Collecting;

/// <summary>A worker's label for one question of a page.</summary>
internal readonly record struct PageAnswer(PageQuestion Question, int Label);
