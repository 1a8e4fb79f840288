namespace Crowd.Quality.Categorical;

/// <summary>Alternates the two steps until the objective no longer rises.</summary>
internal static class EmLoop
{
    /// <summary>Runs; maximise returns the log prior density, expect the log-likelihood. Returns the objective after each iteration.</summary>
    public static (List<double> Objective, bool Converged) Run(
        Func<double> maximise, Func<double> expect, TruthOptions options, FitLimits limits, int answers)
    {
        var objective = new List<double>();
        while (true)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            var density = maximise();
            objective.Add(expect() + density);
            options.Progress?.Report(new FitProgress(objective.Count, limits.MaxIterations, objective[^1]));
            if (objective.Count > 1 && objective[^1] - objective[^2] <= limits.Tolerance * answers)
            {
                return (objective, true);
            }

            if (objective.Count == limits.MaxIterations)
            {
                return (objective, false);
            }
        }
    }
}
