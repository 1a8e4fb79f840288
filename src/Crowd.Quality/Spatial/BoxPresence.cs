namespace Crowd.Quality.Spatial;

/// <summary>
/// Probability that each cluster is an object: two-class Dawid–Skene over "marked or not", with the pool as each worker's prior,
/// tempered at the end because workers overlook the same objects.
/// </summary>
internal static class BoxPresence
{
    private const int Iterations = 30;
    private const double PoolStrength = 4;

    public static double[] Of(IReadOnlyList<BoxCluster> clusters, int workers, double rho)
    {
        var present = clusters.Select(c => (double)c.Votes / c.Viewers.Length).ToArray();
        var logOdds = new double[clusters.Count];
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            var (marked, total) = Count(clusters, present, workers);
            var prior = Rate(present.Sum(), present.Length, 1, 2);
            for (var c = 0; c < clusters.Count; c++)
            {
                var last = iteration == Iterations - 1;
                logOdds[c] = LogOdds(clusters[c], marked, total, prior, last ? rho : 0);
                present[c] = 1 / (1 + Math.Exp(-logOdds[c]));
            }
        }

        return present;
    }

    // [0]: sums over clusters taken as noise, [1]: as objects; the last entry is the pool
    private static (double[][] Marked, double[][] Total) Count(IReadOnlyList<BoxCluster> clusters, double[] present, int workers)
    {
        double[][] marked = [new double[workers + 1], new double[workers + 1]];
        double[][] total = [new double[workers + 1], new double[workers + 1]];
        for (var c = 0; c < clusters.Count; c++)
        {
            foreach (var w in clusters[c].Viewers)
            {
                Add(total, w, present[c]);
            }

            foreach (var w in clusters[c].Workers)
            {
                Add(marked, w, present[c]);
            }
        }

        return (marked, total);

        void Add(double[][] sums, int worker, double p)
        {
            sums[0][worker] += 1 - p;
            sums[1][worker] += p;
            sums[0][workers] += 1 - p;
            sums[1][workers] += p;
        }
    }

    private static double LogOdds(BoxCluster cluster, double[][] marked, double[][] total, double prior, double rho)
    {
        var sum = 0.0;
        foreach (var w in cluster.Viewers)
        {
            var (noise, real) = (WorkerRate(0, w), WorkerRate(1, w));
            var saw = Array.BinarySearch(cluster.Workers, w) >= 0;
            sum += saw ? Math.Log(real / noise) : Math.Log((1 - real) / (1 - noise));
        }

        return Math.Log(prior / (1 - prior)) + (sum / (1 + (rho * (cluster.Viewers.Length - 1))));

        double WorkerRate(int kind, int worker)
        {
            var pool = Rate(marked[kind][^1], total[kind][^1], 1, 2);
            return Rate(marked[kind][worker], total[kind][worker], PoolStrength * pool, PoolStrength);
        }
    }

    private static double Rate(double events, double total, double priorEvents, double priorTotal) =>
        Math.Clamp((events + priorEvents) / (total + priorTotal), 1e-6, 1 - 1e-6);
}
