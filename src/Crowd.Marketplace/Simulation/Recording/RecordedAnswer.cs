namespace Crowd.Marketplace.Simulation.Recording;

/// <summary>One answer that a real worker gave.</summary>
/// <param name="Item">Index into <see cref="AnswerRecording.Items"/>.</param>
/// <param name="Worker">Index into <see cref="AnswerRecording.Workers"/>.</param>
/// <param name="Label">Index into <see cref="AnswerRecording.Labels"/>.</param>
/// <param name="SubmittedAt">When it was submitted, if recorded.</param>
/// <param name="Duration">How long the worker had the page, if recorded.</param>
public readonly record struct RecordedAnswer(int Item, int Worker, int Label, DateTimeOffset? SubmittedAt, TimeSpan? Duration);
