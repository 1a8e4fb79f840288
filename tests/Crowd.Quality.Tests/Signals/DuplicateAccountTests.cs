using Crowd.Quality.Signals;

namespace Crowd.Quality.Tests.Signals;

public sealed class DuplicateAccountTests
{
    private const double Hour = 3600;

    [Test]
    public void Sessions_that_alternate_speak_for_one_person_and_those_that_meet_for_two()
    {
        // ten days: the first works from 9 to 13, the second right after; the third whenever he likes
        WorkSession[] first = [.. Days.Select(day => new WorkSession(At(day, 9), At(day, 13)))];
        WorkSession[] after = [.. Days.Select(day => new WorkSession(At(day, 13.5), At(day, 17)))];
        WorkSession[] at = [.. Days.Select(day => new WorkSession(At(day, 6 + day), At(day, 9 + day)))];

        Assert.Multiple(() =>
        {
            Assert.That(DuplicateAccounts.FromSessions(first, after), Is.GreaterThan(2));
            Assert.That(DuplicateAccounts.FromSessions(first, at), Is.LessThan(0));
            Assert.That(DuplicateAccounts.FromSessions(first, [new(At(400, 9), At(400, 10))]), Is.Zero, "nobody near: nothing said");
            Assert.That(DuplicateAccounts.FromSessions([], after), Is.Zero);
        });
    }

    [Test]
    public void The_same_slowness_on_the_same_items_speaks_for_one_person()
    {
        var random = new SplitMix64(4);
        double Normal() => Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6;
        var own = Enumerable.Range(0, 60).Select(_ => Normal()).ToArray();
        var same = own.Select(x => (0.7 * x) + (0.7 * Normal())).ToArray();
        var strangers = Enumerable.Range(0, 300).Select(_ => DuplicateAccounts.FromTimes(own, [.. own.Select(_ => Normal())])).ToArray();

        Assert.Multiple(() =>
        {
            Assert.That(DuplicateAccounts.FromTimes(own, same), Is.GreaterThan(DuplicateAccounts.Flagged));
            Assert.That(strangers.Count(s => s > DuplicateAccounts.Flagged), Is.Zero);
            Assert.That(strangers.Average(), Is.LessThan(-5));
            Assert.That(DuplicateAccounts.FromTimes([1, 2], [1, 2]), Is.Zero, "too few items");
        });
    }

    [Test]
    public void Sessions_are_cut_at_pauses()
    {
        var sessions = WorkSession.Of([100, 5_000, 160, 700, 5_100]);

        Assert.That(sessions, Is.EqualTo(new WorkSession[] { new(100, 700), new(5_000, 5_100) }));
        Assert.That(WorkSession.Of([]), Is.Empty);
    }

    [Test]
    public void What_does_not_fit_is_refused_by_place()
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => WorkSession.Of([1, double.NaN]), Throws.ArgumentException.With.Message.Contains("Time 1"));
            Assert.That(() => DuplicateAccounts.FromSessions([new(5, 1)], []), Throws.ArgumentException.With.Message.Contains("Session 0"));
            Assert.That(() => DuplicateAccounts.FromTimes([1], [1, 2]), Throws.ArgumentException);
            Assert.That(() => DuplicateAccounts.FromTimes([1, double.PositiveInfinity], [1, 2]), Throws.ArgumentException.With.Message.Contains("Value 1"));
        });
    }

    private static IEnumerable<int> Days => Enumerable.Range(0, 10);

    private static double At(int day, double hour) => (day * 24 * Hour) + (hour * Hour);
}
