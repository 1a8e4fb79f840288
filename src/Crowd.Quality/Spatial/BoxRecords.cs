namespace Crowd.Quality.Spatial;

/// <summary>Workers' records against the consensus of the others.</summary>
internal sealed class BoxRecords(int workers, double threshold)
{
    private const double BiasPrior = 8; // edges' worth of zero

    private readonly int[] _pictures = new int[workers];
    private readonly int[] _objects = new int[workers];
    private readonly int[] _missed = new int[workers];
    private readonly int[] _boxes = new int[workers];
    private readonly int[] _falseAlarms = new int[workers];
    private readonly int[] _matched = new int[workers];
    private readonly double[] _overlap = new double[workers];
    private readonly double[,] _error = new double[workers, 4];

    public void AddPicture(int worker) => _pictures[worker]++;

    public void Add(BoxCluster cluster)
    {
        var others = cluster.Viewers.Length - 1;
        if (others == 0)
        {
            return; // nobody else can say
        }

        foreach (var worker in cluster.Viewers)
        {
            var marked = Array.BinarySearch(cluster.Workers, worker) >= 0;
            var isThere = cluster.Votes - (marked ? 1 : 0) >= threshold * others;
            _objects[worker] += isThere ? 1 : 0;
            _missed[worker] += isThere && !marked ? 1 : 0;
            _boxes[worker] += marked ? 1 : 0;
            _falseAlarms[worker] += marked && !isThere ? 1 : 0;
            if (marked && isThere)
            {
                AddEdges(cluster, worker);
            }
        }
    }

    public BoxWorker[] Finish(double[] variance) => [.. Enumerable.Range(0, _pictures.Length).Select(w => new BoxWorker(
        w, _pictures[w], _objects[w], _missed[w], _boxes[w], _falseAlarms[w],
        [.. Enumerable.Range(0, 4).Select(edge => _error[w, edge] / (_matched[w] + BiasPrior))],
        Math.Sqrt(variance[w]),
        _matched[w] == 0 ? 0 : _overlap[w] / _matched[w]))];

    private void AddEdges(BoxCluster cluster, int worker)
    {
        var consensus = cluster.MedianWithout(worker)!.Value;
        if (consensus.Area <= 0)
        {
            return;
        }

        var own = cluster.Boxes[Array.BinarySearch(cluster.Workers, worker)].Box;
        var size = Math.Sqrt(consensus.Area);
        _matched[worker]++;
        _overlap[worker] += own.IntersectionOverUnion(consensus);
        for (var edge = 0; edge < 4; edge++)
        {
            _error[worker, edge] += (own.Edge(edge) - consensus.Edge(edge)) / size;
        }
    }
}
