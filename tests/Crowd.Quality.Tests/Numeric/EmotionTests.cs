using Crowd.Quality.Numeric;

namespace Crowd.Quality.Tests.Numeric;

public sealed class EmotionTests
{
    // mean absolute and root mean square error; mean, median: Crowd-Kit's figures, the rest: the survey's code or the handbook, whichever is better
    [TestCase(NumericMethod.Mean, 10.4098, 16.0504)]
    [TestCase(NumericMethod.Median, 11.3625, 19.0840)]
    [TestCase(NumericMethod.TrimmedMean, 10.49, 17.68)]
    [TestCase(NumericMethod.Crh, 10.12, 15.90)]
    [TestCase(NumericMethod.Catd, 9.91, 16.16)]
    [TestCase(NumericMethod.GaussianNoPriors, 9.93, 16.21)]
    [TestCase(NumericMethod.Gaussian, 10.05, 15.82)]
    [TestCase(NumericMethod.StudentT, 10.68, 17.84)]
    public void Errors_are_at_most_the_published(NumericMethod method, double meanAbsolute, double rootMeanSquare)
    {
        var (absolute, square, covered) = Emotion.Errors(NumericConsensus.Fit(Emotion.Answers, method));

        TestContext.Out.WriteLine($"{method}: {absolute:F4} / {square:F4}, {covered:P0} covered");
        Assert.That(absolute, Is.LessThanOrEqualTo(meanAbsolute + 5e-5));
        Assert.That(square, Is.LessThanOrEqualTo(rootMeanSquare + 5e-5));
    }

    [Test]
    public void The_default_beats_every_peer_on_squared_error() =>
        Assert.That(Emotion.Errors(NumericConsensus.Fit(Emotion.Answers)).RootMeanSquare, Is.LessThan(16.0504));

    [Test]
    public void The_order_of_answers_does_not_matter([Values] NumericMethod method)
    {
        var shuffled = Emotion.Answers.ToArray();
        new Random(1).Shuffle(shuffled);

        Assert.That(NumericConsensus.Fit(shuffled, method).Items, Is.EqualTo(NumericConsensus.Fit(Emotion.Answers, method).Items));
    }
}
