namespace Crowd.Quality.Spatial;

/// <summary>
/// Sensitivity and specificity of each worker, learnt over all his objects together. Only pixels that somebody marked count, and a tenth as
/// many around them: with the whole picture, background would decide everything.
/// </summary>
internal sealed class MaskModel
{
    private const int Iterations = 20;
    private const double Surround = 0.1;
    private const double PriorRight = 8;
    private const double PriorWrong = 2;

    private readonly double[] _sensitivity;
    private readonly double[] _specificity;

    public MaskModel(MaskVotes[] objects)
    {
        var workers = objects.Length == 0 ? 0 : objects.Max(o => o.Answers.Max(a => a.Worker)) + 1;
        (_sensitivity, _specificity) = (new double[workers], new double[workers]);
        Array.Fill(_sensitivity, PriorRight / (PriorRight + PriorWrong));
        Array.Fill(_specificity, PriorRight / (PriorRight + PriorWrong));
        for (var iteration = 0; iteration < Iterations; iteration++)
        {
            Update(objects);
        }
    }

    public Func<ulong, bool> Inside(MaskVotes votes) => pattern => LogOdds(votes, pattern) > 1e-12;

    private double LogOdds(MaskVotes votes, ulong pattern)
    {
        var sum = 0.0;
        for (var n = 0; n < votes.Answers.Length; n++)
        {
            var (hit, calm) = (_sensitivity[votes.Answers[n].Worker], _specificity[votes.Answers[n].Worker]);
            sum += (pattern >> n & 1) != 0 ? Math.Log(hit / (1 - calm)) : Math.Log((1 - hit) / calm);
        }

        return sum;
    }

    private void Update(MaskVotes[] objects)
    {
        var workers = _sensitivity.Length;
        var (hit, inside, calm, outside) = (new double[workers], new double[workers], new double[workers], new double[workers]);
        foreach (var votes in objects)
        {
            // an object counts once, whatever its size
            var marked = (double)votes.Patterns.Values.Sum();
            var around = Math.Min(votes.Unmarked, Surround * marked);
            foreach (var (pattern, pixels) in votes.Patterns.Append(new(0UL, (long)around)))
            {
                var share = pixels / Math.Max(1, marked);
                var p = 1 / (1 + Math.Exp(-LogOdds(votes, pattern)));
                for (var n = 0; n < votes.Answers.Length; n++)
                {
                    var (w, own) = (votes.Answers[n].Worker, (pattern >> n & 1) != 0);
                    (hit[w], inside[w]) = (hit[w] + (own ? p * share : 0), inside[w] + (p * share));
                    (calm[w], outside[w]) = (calm[w] + (own ? 0 : (1 - p) * share), outside[w] + ((1 - p) * share));
                }
            }
        }

        for (var w = 0; w < workers; w++)
        {
            _sensitivity[w] = (hit[w] + PriorRight) / (inside[w] + PriorRight + PriorWrong);
            _specificity[w] = (calm[w] + PriorRight) / (outside[w] + PriorRight + PriorWrong);
        }
    }
}
