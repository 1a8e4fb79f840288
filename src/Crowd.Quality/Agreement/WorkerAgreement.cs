namespace Crowd.Quality.Agreement;

/// <summary>How far a worker matches the others.</summary>
/// <param name="Answers">Answers given.</param>
/// <param name="Scored">Answers to items that somebody else answered too: only these count.</param>
/// <param name="Credit">Sum of the credits: 1 for the others' majority label, 1 / t in a tie of t, else 0.</param>
/// <param name="SoftCredit">Sum of the shares of the others who gave the same label.</param>
/// <param name="Interval">Wilson's interval of <see cref="Value"/>; [0, 1] when nothing was scored.</param>
public readonly record struct WorkerAgreement(int Answers, int Scored, double Credit, double SoftCredit, Interval Interval)
{
    /// <summary>Mean credit, 0 to 1; null when nothing was scored.</summary>
    public double? Value => Scored == 0 ? null : Credit / Scored;

    /// <summary>Mean soft credit, 0 to 1; null when nothing was scored.</summary>
    public double? SoftValue => Scored == 0 ? null : SoftCredit / Scored;
}
