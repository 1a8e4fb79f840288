namespace Crowd.Quality.Tests.Sequential;

/// <summary>
/// Dynamic programme over (answers, right answers): exact probability that a rule which depends on these two counts alone ever fires,
/// looked at after each answer.
/// </summary>
internal sealed class ExactCrossing
{
    private readonly double[] _absorbedAt;

    public ExactCrossing(int horizon, Func<int, int, bool> fires, double rate)
    {
        _absorbedAt = new double[horizon + 1];
        var alive = new double[horizon + 2];
        alive[0] = 1;
        for (var n = 1; n <= horizon; n++)
        {
            for (var correct = n; correct >= 0; correct--)
            {
                var mass = alive[correct] * (1 - rate) + (correct > 0 ? alive[correct - 1] * rate : 0);
                var stop = mass > 0 && fires(n, correct);
                _absorbedAt[n] += stop ? mass : 0;
                alive[correct] = stop ? 0 : mass;
            }
        }
    }

    public double Probability => _absorbedAt.Sum();

    public int Median
    {
        get
        {
            var sum = 0.0;
            return Enumerable.Range(0, _absorbedAt.Length).First(n => (sum += _absorbedAt[n]) >= 0.5);
        }
    }

    public double MeanTruncated => _absorbedAt.Select((mass, n) => mass * n).Sum() + (1 - Probability) * (_absorbedAt.Length - 1);
}
