namespace Crowd.Rules.Tests;

/// <summary>Whatever a person (or an attacker) types: rules or errors with a place in the text, never an exception.</summary>
public class FuzzTests
{
    private static readonly string[] Pieces =
    [
        "gold.accuracy", "peers.kappa", "share(", "count(", ")", "(", "time_on_task", "<", ">=", "70%", "5 s", "$1", "-", "surely", "surely(99%)", "likely",
        "and", "or", "not", "over last", "20", "answers", "since training", "where", "in", "[", "]", "of usual", "happens(", "exists", "\"", "'", ":", "#", "&",
        "*", "!", "|", ">", "%", "@", "{", "}", "?", ",", "- rule: x", "\n", "  when: ", "  then: ", "\t", "exclude", "discard since: first-doubt", "\0", "é", "🙂",
        "9999999999999999999999", "1e400", "2026-99-99", "0x", "\\", "with half-life", "between", "median(", "gold.label", "---", "...", "\r",
    ];

    [Test]
    public void Random_pieces_never_throw_and_errors_lie_inside_the_text()
    {
        var random = new RandomStream(11, 0);
        for (var i = 0; i < 20_000; i++)
        {
            var words = Enumerable.Range(0, 1 + random.Below(14)).Select(_ => Pieces[random.Below(Pieces.Length)]);
            var soup = string.Join(random.Chance(0.7) ? " " : "", words);
            Check(random.Chance(0.5) ? soup : $"- rule: r\n  when: {soup}\n  then: [{Pieces[random.Below(Pieces.Length)]}]\n");
        }
    }

    [Test]
    public void The_recommended_rules_with_random_damage_never_throw()
    {
        var good = File.ReadAllText(TestData.InRepository("config/rules/recommended.yaml"));
        var random = new RandomStream(12, 0);
        for (var i = 0; i < 2_000; i++)
        {
            var (at, length) = (random.Below(good.Length), random.Below(12));
            var end = Math.Min(good.Length, at + length);
            Check(good[..at] + (random.Chance(0.5) ? Pieces[random.Below(Pieces.Length)] : "") + good[end..]);
        }
    }

    private static void Check(string text)
    {
        var result = RuleSet.Parse(text, "f.yaml");
        if (result is not RuleSetResult.Invalid invalid)
        {
            return;
        }

        var lines = text.Split('\n');
        foreach (var error in invalid.Errors)
        {
            Assert.That(error.Line, Is.InRange(1, lines.Length), () => $"{error} in:\n{text}");
            Assert.That(error.Column, Is.InRange(1, lines[error.Line - 1].Length + 1), () => $"{error} in:\n{text}");
            Assert.That(error.Message, Is.Not.Empty);
        }
    }
}
