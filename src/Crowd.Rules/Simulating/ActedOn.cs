using Crowd.Quality.Agreement;

namespace Crowd.Rules;

/// <summary>How many of a group of workers something happened to, and how soon.</summary>
public sealed record ActedOn
{
    /// <summary>Workers watched.</summary>
    public required int Workers { get; init; }

    /// <summary>Workers it happened to.</summary>
    public required int Acted { get; init; }

    /// <summary>Answers it took, of those it happened to: a tenth took fewer, half, and a tenth more; null if it happened to none.</summary>
    public required (double Low, double Median, double High)? AnswersNeeded { get; init; }

    /// <summary>Answers until half of <em>all</em> workers had been acted on; null if fewer than half were.</summary>
    public required double? MedianOfAll { get; init; }

    /// <summary>Share acted on.</summary>
    public double Share => (double)Acted / Workers;

    /// <summary>95% interval of the share (Wilson).</summary>
    public Interval Interval => ProportionInterval.Wilson(Acted, Workers);

    internal static ActedOn Of(int workers, IEnumerable<int> answersNeeded)
    {
        int[] sorted = [.. answersNeeded];
        Array.Sort(sorted);
        return new ActedOn
        {
            Workers = workers,
            Acted = sorted.Length,
            AnswersNeeded = sorted.Length == 0 ? null : (At(sorted, 0.1), At(sorted, 0.5), At(sorted, 0.9)),
            MedianOfAll = sorted.Length * 2 > workers ? sorted[(workers - 1) / 2] : null,
        };
    }

    private static double At(int[] sorted, double share) => sorted[(int)Math.Floor(share * (sorted.Length - 1))];
}
