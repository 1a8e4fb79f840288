namespace Crowd.Quality.Text;

/// <summary>How like the others' one worker's texts are.</summary>
/// <param name="Worker">The worker.</param>
/// <param name="Answers">Texts given.</param>
/// <param name="Agreement">Mean likeness of his texts to those of the others on the same items, 0 to 1; 0 if nobody else answered.</param>
/// <param name="Weight">Weight of his texts, relative to a mean of 1 over workers with answers.</param>
public readonly record struct TextWorker(int Worker, int Answers, double Agreement, double Weight);
