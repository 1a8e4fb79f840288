namespace Crowd.Quality.Spatial;

/// <summary>Each worker's edge variance, as a share of the object's size, by rounds of consensus and errors against it.</summary>
internal static class BoxPrecision
{
    private const int Rounds = 5;
    private const double PriorShape = 2;
    private const double LeastVariance = 1e-6; // a thousandth of the object's size: identical boxes must not take over
    private const int FewestMembers = 3;

    /// <summary>Posterior mode of a variance under an inverse-gamma prior: (scale + Σ e² / 2) / (shape + 1 + n / 2).</summary>
    public static double Variance(double squares, long count, double shape, double scale) => (scale + (squares / 2)) / (shape + 1 + (count / 2.0));

    public static double[] Variances(IReadOnlyList<BoxCluster> clusters, int workers)
    {
        var variance = new double[workers];
        Array.Fill(variance, 1);
        var usable = clusters.Where(c => c.Votes >= FewestMembers).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            var (squares, counts) = (new double[workers], new long[workers]);
            foreach (var cluster in usable)
            {
                var centre = round == 0 ? cluster.Combine(BoxGeometry.Median) : cluster.Combine(BoxGeometry.WeightedMean, cluster.Weights(variance));
                AddErrors(cluster, centre, squares, counts);
            }

            var pooled = Math.Max(LeastVariance, counts.Sum() == 0 ? 0.01 : squares.Sum() / counts.Sum());
            for (var w = 0; w < workers; w++)
            {
                variance[w] = Math.Max(LeastVariance, Variance(squares[w], counts[w], PriorShape, PriorShape * pooled));
            }
        }

        return variance;
    }

    private static void AddErrors(BoxCluster cluster, in Box centre, double[] squares, long[] counts)
    {
        if (centre.Area <= 0)
        {
            return;
        }

        for (var m = 0; m < cluster.Votes; m++)
        {
            for (var edge = 0; edge < 4; edge++)
            {
                var error = cluster.Boxes[m].Box.Edge(edge) - centre.Edge(edge);
                squares[cluster.Workers[m]] += error * error / centre.Area;
            }

            counts[cluster.Workers[m]] += 4;
        }
    }
}
