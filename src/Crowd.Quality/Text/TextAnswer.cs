namespace Crowd.Quality.Text;

/// <summary>A text one worker wrote for one item: a transcript, a translation, a caption.</summary>
/// <param name="Item">The item, 0 or more.</param>
/// <param name="Worker">The worker, 0 or more.</param>
/// <param name="Text">The text, not null; may be empty.</param>
public readonly record struct TextAnswer(int Item, int Worker, string Text);
