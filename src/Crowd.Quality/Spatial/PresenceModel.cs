namespace Crowd.Quality.Spatial;

/// <summary>
/// Probability that each thing is there: two-class Dawid–Skene over "marked or not", with the pool as each worker's prior, tempered at the end
/// because workers overlook the same things.
/// </summary>
internal sealed class PresenceModel
{
    private const int Iterations = 30;
    private const double PoolStrength = 4;
    private const double LeastRate = 1e-6;

    private readonly int _workers;
    private readonly bool _onlyIfMarked;
    private readonly double[] _logIfMarked;
    private readonly double[] _logIfNot;
    private double _logPrior;
    private bool _isStarted;

    private PresenceModel(int workers, bool onlyIfMarked)
    {
        (_workers, _onlyIfMarked) = (workers, onlyIfMarked);
        (_logIfMarked, _logIfNot) = (new double[workers], new double[workers]);
        (Sensitivity, FalseAlarms) = (new double[workers], new double[workers]);
    }

    /// <summary>Probability of each thing.</summary>
    public double[] Present { get; private init; } = [];

    /// <summary>Chance of each worker to mark a thing that is there.</summary>
    public double[] Sensitivity { get; }

    /// <summary>Chance of each worker to mark a thing that is not there.</summary>
    public double[] FalseAlarms { get; }

    /// <param name="things">What was looked at.</param>
    /// <param name="workers">Workers, 0 … workers − 1.</param>
    /// <param name="rho">Correlation of the workers' errors, for the tempering.</param>
    /// <param name="onlyIfMarked">
    /// Things nobody marked are not in the list, and two workers hardly ever invent the same one: probabilities are then those given at least one mark.
    /// </param>
    public static PresenceModel Fit<T>(IReadOnlyList<T> things, int workers, double rho, bool onlyIfMarked = false)
        where T : IMarked
    {
        var present = things.Select(c => (double)c.Workers.Length / c.Viewers.Length).ToArray();
        var model = new PresenceModel(workers, onlyIfMarked) { Present = present };
        for (var iteration = 1; iteration <= Iterations; iteration++)
        {
            model.UpdateWorkers(things);
            for (var n = 0; n < things.Count; n++)
            {
                present[n] = 1 / (1 + Math.Exp(-model.LogOdds(things[n], iteration == Iterations ? rho : 0)));
            }
        }

        return model;
    }

    /// <summary>ln of present over absent, tempered by the design effect 1 + rho (R − 1).</summary>
    public double LogOdds(IMarked thing, double rho)
    {
        var sum = 0.0;
        foreach (var w in thing.Viewers)
        {
            sum += _logIfNot[w];
        }

        foreach (var w in thing.Workers)
        {
            sum += _logIfMarked[w] - _logIfNot[w];
        }

        if (_onlyIfMarked)
        {
            sum += Math.Log(SeenShare(thing, FalseAlarms) / SeenShare(thing, Sensitivity));
        }

        // the prior is tempered with the votes: it comes from them, and alone it would turn every rare thing down
        return (_logPrior + sum) / (1 + (rho * (thing.Viewers.Length - 1)));
    }

    private void UpdateWorkers<T>(IReadOnlyList<T> things)
        where T : IMarked
    {
        var (marked, noise) = (new double[_workers, 2], new double[_workers, 2]); // [, 0]: sums over marks, [, 1]: over looks
        double poolMarked = 0, poolLooks = 0, poolNoise = 0, poolNoiseLooks = 0, all = 0;
        for (var n = 0; n < things.Count; n++)
        {
            var p = Present[n];
            all += p;
            // for each thing in the list so many, on average, were there for all to see and not marked by anybody
            var (real, unreal) = _onlyIfMarked && _isStarted
                ? (p / SeenShare(things[n], Sensitivity), (1 - p) / SeenShare(things[n], FalseAlarms))
                : (p, 1 - p);
            foreach (var w in things[n].Viewers)
            {
                marked[w, 1] += real;
                noise[w, 1] += unreal;
            }

            foreach (var w in things[n].Workers)
            {
                marked[w, 0] += p;
                noise[w, 0] += 1 - p;
            }

            var (looks, marks) = (things[n].Viewers.Length, things[n].Workers.Length);
            (poolMarked, poolLooks) = (poolMarked + (p * marks), poolLooks + (real * looks));
            (poolNoise, poolNoiseLooks) = (poolNoise + ((1 - p) * marks), poolNoiseLooks + (unreal * looks));
        }

        _isStarted = true;
        var prior = Rate(all, things.Count, 1, 2);
        _logPrior = Math.Log(prior / (1 - prior));
        var (hit, alarm) = (Rate(poolMarked, poolLooks, 1, 2), Rate(poolNoise, poolNoiseLooks, 1, 2));
        for (var w = 0; w < _workers; w++)
        {
            Sensitivity[w] = Rate(marked[w, 0], marked[w, 1], PoolStrength * hit, PoolStrength);
            FalseAlarms[w] = Rate(noise[w, 0], noise[w, 1], PoolStrength * alarm, PoolStrength);
            _logIfMarked[w] = Math.Log(Sensitivity[w] / FalseAlarms[w]);
            _logIfNot[w] = Math.Log((1 - Sensitivity[w]) / (1 - FalseAlarms[w]));
        }
    }

    /// <summary>Chance that at least one of the workers who looked marks it.</summary>
    private static double SeenShare(IMarked thing, double[] rate)
    {
        var unseen = 1.0;
        foreach (var w in thing.Viewers)
        {
            unseen *= 1 - rate[w];
        }

        return Math.Max(LeastRate, 1 - unseen);
    }

    private static double Rate(double events, double total, double priorEvents, double priorTotal) =>
        Math.Clamp((events + priorEvents) / (total + priorTotal), LeastRate, 1 - LeastRate);
}
