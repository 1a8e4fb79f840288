namespace Crowd.Quality.Spatial;

/// <summary>Boxes of different workers that seem to be one object.</summary>
/// <param name="Viewers">Workers who saw the picture, ascending.</param>
/// <param name="Workers">Those of them who marked the object, ascending.</param>
/// <param name="Boxes">Their boxes, in the same order.</param>
internal sealed record BoxCluster(int[] Viewers, int[] Workers, LabelledBox[] Boxes) : IMarked
{
    /// <summary>Most frequent class, then the lowest.</summary>
    public int Label => Boxes.CountBy(b => b.Label).OrderByDescending(c => c.Value).ThenBy(c => c.Key).First().Key;

    public int Votes => Workers.Length;

    /// <summary>The median box of the members, one worker left out; null if nobody else marked it.</summary>
    public Box? MedianWithout(int worker)
    {
        var others = Enumerable.Range(0, Votes).Where(m => Workers[m] != worker).ToArray();
        return others.Length == 0 ? null : Combine(others, BoxGeometry.Median, null);
    }

    /// <summary>Combines all members; the weights are by member.</summary>
    public Box Combine(BoxGeometry geometry, double[]? weights = null) => Combine([.. Enumerable.Range(0, Votes)], geometry, weights);

    /// <summary>
    /// Weight of each member: its worker's precision, less for a box that lies far from the others for its worker (as under Student's t
    /// with 4 degrees of freedom): a careless box of a steady worker must not pull an edge.
    /// </summary>
    public double[] Weights(double[] variance)
    {
        const double freedom = 4;
        var centre = Combine(BoxGeometry.Median);
        var weights = new double[Votes];
        for (var m = 0; m < Votes; m++)
        {
            var squares = 0.0;
            for (var edge = 0; edge < 4; edge++)
            {
                var error = Boxes[m].Box.Edge(edge) - centre.Edge(edge);
                squares += error * error / 4;
            }

            var v = variance[Workers[m]];
            var surprise = centre.Area > 0 ? squares / (v * centre.Area) : 0;
            weights[m] = (freedom + 1) / (freedom + surprise) / v;
        }

        return weights;
    }

    private Box Combine(int[] members, BoxGeometry geometry, double[]? memberWeights)
    {
        Span<double> edges = stackalloc double[4];
        var (values, weights) = (new double[members.Length], new double[members.Length]);
        for (var edge = 0; edge < 4; edge++)
        {
            for (var m = 0; m < members.Length; m++)
            {
                (values[m], weights[m]) = (Boxes[members[m]].Box.Edge(edge), memberWeights?[members[m]] ?? 1);
            }

            edges[edge] = geometry switch
            {
                BoxGeometry.WeightedMean => Centre.WeightedMean(values, weights),
                BoxGeometry.WeightedMedian => Centre.WeightedMedian(values, weights),
                _ => Centre.Median(values),
            };
        }

        return Box.FromEdges(edges);
    }
}
