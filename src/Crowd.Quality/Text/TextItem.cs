namespace Crowd.Quality.Text;

/// <summary>The text the workers agree on.</summary>
/// <param name="Text">The text: one of the answers as it was written, or for ROVER normalised words with single spaces.</param>
/// <param name="Likeness">Mean likeness of the answers to it, 0 to 1, by words: a confidence to rank items for review by.</param>
/// <param name="Answers">Answers it is made of.</param>
public readonly record struct TextItem(string Text, double Likeness, int Answers);
