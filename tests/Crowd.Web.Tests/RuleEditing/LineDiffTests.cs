using Crowd.Web.RuleEditing;

namespace Crowd.Web.Tests.RuleEditing;

internal sealed class LineDiffTests
{
    [Test]
    public void Nothing_is_shown_where_nothing_changed() => Assert.That(LineDiff.Of("a\nb\n", "a\r\nb"), Is.Empty);

    [Test]
    public void A_changed_line_is_taken_out_and_put_in_with_what_stands_around_it() =>
        Assert.That(Text(LineDiff.Of("1\n2\n3\n4\n5\n6\n7\n8\n9", "1\n2\n3\n4\nfive\n6\n7\n8\n9", context: 2)), Is.EqualTo(" 3| 4|-5|+five| 6| 7"));

    [Test]
    public void Changes_far_apart_have_a_gap_between() =>
        Assert.That(Text(LineDiff.Of("a\n1\n2\n3\n4\nb", "A\n1\n2\n3\n4\nB", context: 1)), Is.EqualTo("-a|+A| 1|…| 4|-b|+B"));

    [Test]
    public void What_was_moved_keeps_most_lines()
    {
        var lines = LineDiff.Of("a\nb\nc\nd", "b\nc\nd\na");

        Assert.That(Text(lines), Is.EqualTo("-a| b| c| d|+a"));
    }

    [Test]
    public void Taking_the_signs_together_gives_both_texts_back([Random(0, int.MaxValue, 20)] int seed)
    {
        var random = new Random(seed);
        string Some() => string.Join('\n', Enumerable.Range(0, random.Next(1, 12)).Select(_ => (char)('a' + random.Next(4))));
        var (before, after) = (Some(), Some());

        var lines = LineDiff.Of(before, after, context: 100);

        Assert.That(before == after || string.Join('\n', lines.Where(l => l.Sign != '+').Select(l => l.Text)) == before, before + " / " + after);
        Assert.That(before == after || string.Join('\n', lines.Where(l => l.Sign != '-').Select(l => l.Text)) == after, before + " / " + after);
    }

    private static string Text(IEnumerable<DiffLine> lines) => string.Join('|', lines.Select(l => l.Sign + l.Text));
}
