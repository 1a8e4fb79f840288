namespace Crowd.Quality.Signals;

/// <summary>A scored answer and when in its worker's session it was given.</summary>
/// <param name="Worker">The worker, 0 or more.</param>
/// <param name="Position">How many answers into the session: 1 is the first.</param>
/// <param name="Score">0 wrong to 1 right, against gold or the consensus of others.</param>
public readonly record struct SessionScore(int Worker, int Position, double Score);
