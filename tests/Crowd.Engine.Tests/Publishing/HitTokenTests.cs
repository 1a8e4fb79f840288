using System.Text.RegularExpressions;
using Crowd.Engine.Publishing;

namespace Crowd.Engine.Tests.Publishing;

internal sealed class HitTokenTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    [Test]
    public void Is_the_same_after_any_crash_and_on_any_machine() =>
        Assert.That(HitToken.Of("pets", 7, Noon, 3, 0), Is.EqualTo("crowd-7-3-0-e6itpw7swael63oya6r"));

    [Test]
    public void Differs_with_everything_that_names_a_page()
    {
        string[] tokens =
        [
            HitToken.Of("pets", 7, Noon, 3, 0), HitToken.Of("cars", 7, Noon, 3, 0), HitToken.Of("pets", 8, Noon, 3, 0),
            HitToken.Of("pets", 7, Noon.AddMicroseconds(1), 3, 0), HitToken.Of("pets", 7, Noon, 4, 0), HitToken.Of("pets", 7, Noon, 3, 1),
        ];

        Assert.That(tokens, Is.Unique);
    }

    [Test]
    public void Fits_what_marketplaces_take()
    {
        var longest = HitToken.Of(new string('n', 100), long.MaxValue, Noon, int.MaxValue, 999);

        Assert.That(longest, Has.Length.LessThanOrEqualTo(64));
        Assert.That(Regex.IsMatch(longest, "^[A-Za-z0-9-]+$"));
    }
}
