using Crowd.Quality;

namespace Crowd.Cli.Scoring;

/// <summary>What <c>crowd score</c> was asked for.</summary>
internal sealed record ScoreInput
{
    public required string Answers { get; init; }
    public string? Gold { get; init; }
    public string? Model { get; init; }
    public required string Method { get; init; }
    public string? Labels { get; init; }
    public string? Workers { get; init; }
    public string? Report { get; init; }
    public ulong Seed { get; init; }
    public DuplicateAnswers Duplicates { get; init; }
}
