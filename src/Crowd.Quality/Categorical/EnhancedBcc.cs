namespace Crowd.Quality.Categorical;

/// <summary>Enhanced BCC: classes have subtypes (easy, ambiguous …), which lets workers err together. Costly, and a lottery over restarts.</summary>
/// <remarks>
/// Y. Li, B. Rubinstein, T. Cohn, ICML 2019 (PMLR 97:3886). Variational; the restart with the best lower bound wins. Known labels shape the start only
/// and are set in the result. Random by the seed alone. Time O(restarts · iterations · answers · K · subtypes).
/// </remarks>
public sealed class EnhancedBcc : ITruthMethod
{
    private const int MostClasses = 50;
    private const long MostCells = 1L << 26;

    /// <inheritdoc/>
    public string Name => "ebcc";

    /// <inheritdoc/>
    public string Summary => "BCC with subtypes of each class, best of several starts";

    /// <summary>Subtypes of each class; at least 1.</summary>
    public int Subtypes { get; init; } = 10;

    /// <summary>Random starts; at least 1.</summary>
    public int Restarts { get; init; } = 4;

    /// <summary>Stop each start at the latest after so many iterations; at least 1.</summary>
    public int MaxIterations { get; init; } = 100;

    /// <inheritdoc/>
    public string? WhyNot(AnswerMatrix answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var cells = (long)answers.WorkerCount * answers.ClassCount * answers.ClassCount * Subtypes;
        return answers.ClassCount > MostClasses ? $"EBCC's tables grow with the square of the classes: {answers.ClassCount} are more than {MostClasses}."
            : cells > MostCells ? $"The tables would need {cells} cells, more than {MostCells}."
            : null;
    }

    /// <inheritdoc/>
    public TruthEstimate Fit(AnswerMatrix answers, TruthOptions options)
    {
        ArgumentNullException.ThrowIfNull(answers);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(Subtypes, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Restarts, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxIterations, 1);
        if (WhyNot(answers) is { } reason)
        {
            throw new ArgumentException(reason);
        }

        var known = options.KnownFor(answers);
        var start = VoteShares.Of(answers, null);
        VoteShares.Fix(start, known, answers.ClassCount);
        var best = FitOnce(answers, options, start, 0);
        for (var restart = 1; restart < Restarts; restart++)
        {
            var next = FitOnce(answers, options, start, restart);
            best = next.Bound[^1] > best.Bound[^1] ? next : best;
        }

        VoteShares.Fix(best.Posterior, known, answers.ClassCount);
        var summary = new FitSummary { Method = Name, Iterations = best.Bound.Count, Converged = best.Converged, Objective = best.Bound };
        return new TruthEstimate(answers, best.Posterior, VoteShares.SkillAgainst(answers, best.Posterior), summary);
    }

    private Start FitOnce(AnswerMatrix answers, TruthOptions options, double[] shares, int restart)
    {
        var pseudo = Array.ConvertAll(new double[answers.ClassCount], _ => 1.0);
        var update = new VariationalUpdate(4, 1, pseudo, Subtypes, 0.1 / Subtypes);
        var lanes = answers.ClassCount * Subtypes;
        using var engine = new EmEngine(answers, update, options with { KnownLabels = null }, lanes);
        var responsibilities = Scatter(shares, new SplitMix64(SplitMix64.Mix(options.Seed + (ulong)restart)));
        engine.CountFrom(responsibilities);
        var (bound, converged) = EmLoop.Run(engine.Maximise, engine.Expect, options, new FitLimits(Name, MaxIterations, 1e-6), answers.AnswerCount);
        engine.Posterior(responsibilities);
        return new Start(Gather(responsibilities), bound, converged);
    }

    // splits each class's share over its subtypes by a draw from Dirichlet(1, …, 1)
    private double[] Scatter(double[] shares, SplitMix64 random)
    {
        var lanes = new double[shares.Length * Subtypes];
        for (var cell = 0; cell < shares.Length; cell++)
        {
            var row = lanes.AsSpan(cell * Subtypes, Subtypes);
            foreach (ref var value in row)
            {
                value = -Math.Log(1 - random.NextDouble());
            }

            VoteShares.Normalise(row);
            foreach (ref var value in row)
            {
                value *= shares[cell];
            }
        }

        return lanes;
    }

    private double[] Gather(double[] lanes)
    {
        var posterior = new double[lanes.Length / Subtypes];
        for (var lane = 0; lane < lanes.Length; lane++)
        {
            posterior[lane / Subtypes] += lanes[lane];
        }

        return posterior;
    }

    private sealed record Start(double[] Posterior, List<double> Bound, bool Converged);
}
