using Crowd.Quality.Signals;

namespace Crowd.Quality.Tests.Signals;

public sealed class FatigueTests
{
    [Test]
    public void Who_gets_worse_is_found_and_who_does_not_is_left_alone()
    {
        // 200 steady workers, 20 who fall from 95% to some 27% over three hundred answers
        var signals = Fatigue.Scan([.. Enumerable.Range(0, 220).SelectMany(w => Session(w, 300, w < 200 ? 0 : -0.7))]);

        Assert.Multiple(() =>
        {
            Assert.That(signals.Take(200).Count(s => s.IsFlagged), Is.LessThanOrEqualTo(1));
            Assert.That(signals.Skip(200).Count(s => s.IsFlagged), Is.GreaterThanOrEqualTo(17));
            Assert.That(signals.Skip(200).Average(s => s.AtStart - s.AtEnd), Is.GreaterThan(0.2));
            Assert.That(signals.Take(200).Average(s => s.AtStart - s.AtEnd), Is.EqualTo(0).Within(0.05));
        });
    }

    [Test]
    public void What_makes_everybody_worse_flags_nobody()
    {
        var signals = Fatigue.Scan([.. Enumerable.Range(0, 60).SelectMany(w => Session(w, 200, -0.5))]);

        Assert.That(signals[0].PoolSlope, Is.EqualTo(-0.5).Within(0.05), "found again");
        Assert.That(signals.Count(s => s.IsFlagged), Is.LessThanOrEqualTo(1), "long pages, not tired workers");
    }

    [Test]
    public void Odd_sessions_have_finite_figures_and_bad_rows_are_named()
    {
        SessionScore[] odd = [new(0, 1, 1), new(2, 1, 0), .. Enumerable.Range(1, 500).Select(n => new SessionScore(3, n, n < 250 ? 1 : 0))];
        var signals = Fatigue.Scan(odd);

        Assert.Multiple(() =>
        {
            Assert.That(Fatigue.Scan([]), Is.Empty);
            Assert.That(signals, Has.Length.EqualTo(4));
            Assert.That(signals.SelectMany(s => new[] { s.Slope, s.StandardError, s.AtStart, s.AtEnd }), Has.All.Matches<double>(double.IsFinite));
            Assert.That(signals[3].AtStart - signals[3].AtEnd, Is.GreaterThan(0.5), "right, then never again");
            Assert.That(signals[1].Answers, Is.Zero);
            Assert.That(() => Fatigue.Scan([new(0, 1, 1), new(0, 0, 1)]), Throws.ArgumentException.With.Message.Contains("Row 1"));
            Assert.That(() => Fatigue.Scan([new(0, 1, double.NaN)]), Throws.ArgumentException.With.Message.Contains("Row 0"));
        });
    }

    [Test]
    public void Taking_the_first_option_too_often_is_an_exact_binomial_tail()
    {
        Assert.Multiple(() =>
        {
            Assert.That(OptionPosition.Chance(2, 3, 0.5), Is.EqualTo(0.5).Within(1e-12));
            Assert.That(OptionPosition.Chance(60, 100, 0.33), Is.LessThan(OptionPosition.Flagged));
            Assert.That(OptionPosition.Chance(0, 0, 0.3), Is.EqualTo(1));
            Assert.That(OptionPosition.Chance(1, 1, 0), Is.Zero);
            Assert.That(() => OptionPosition.Chance(4, 3, 0.5), Throws.InstanceOf<ArgumentOutOfRangeException>());
        });
    }

    private static IEnumerable<SessionScore> Session(int worker, int answers, double slope)
    {
        var random = new SplitMix64(SplitMix64.Mix((ulong)worker + 1));
        for (var n = 1; n <= answers; n++)
        {
            yield return new SessionScore(worker, n, random.NextDouble() < 1 / (1 + Math.Exp(-(slope < 0 ? 3 : 2) - (slope * Math.Log(n)))) ? 1 : 0);
        }
    }
}
