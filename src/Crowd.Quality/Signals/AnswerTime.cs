namespace Crowd.Quality.Signals;

/// <summary>How long one answer took. Take the times from the server (accepted, submitted); split a page's time over its items.</summary>
/// <param name="Item">Item, 0 or more.</param>
/// <param name="Worker">Worker, 0 or more.</param>
/// <param name="Seconds">0 or more; times under a millisecond count as one.</param>
public readonly record struct AnswerTime(int Item, int Worker, double Seconds);
