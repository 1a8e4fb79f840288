using System.Text.RegularExpressions;

namespace Crowd.Rules.Tests;

/// <summary>What docs/rules.md shows is right, and names every word there is.</summary>
public partial class DocumentationTests
{
    private static readonly string Text = File.ReadAllText(TestData.InRepository("docs/rules.md"));

    [Test]
    public void Its_yaml_is_valid()
    {
        var blocks = Yaml().Matches(Text).Select(m => m.Groups[1].Value).ToList();

        Assert.That(blocks, Has.Count.EqualTo(3));
        foreach (var rules in blocks[..2])
            Assert.That(RuleSet.Parse(rules, "docs/rules.md") is RuleSetResult.Invalid invalid ? string.Join('\n', invalid.Errors) : "", Is.Empty);
        Assert.That(Population.Parse(blocks[2], "docs/rules.md").Errors, Is.Empty);
    }

    [Test]
    public void It_names_every_measure_and_every_action()
    {
        var missing = RuleVocabulary.Words.Where(w => w.Kind is "measure" or "action")
            .Where(w => !Text.Contains($"`{w.Text}", StringComparison.Ordinal) && !Text.Contains($"`.{w.Text[(w.Text.IndexOf('.') + 1)..]}`", StringComparison.Ordinal));

        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void It_counts_the_rows_of_the_vocabulary_suite_right()
    {
        var rows = Vocabulary.TolokaRows.All.Length + Vocabulary.MTurkRows.All.Length + Vocabulary.LabelStudioRows.All.Length + Vocabulary.CvatRows.All.Length
            + Vocabulary.AppenRows.All.Length + Vocabulary.OtherRows.All.Length + Vocabulary.SupersetRows.All.Length;

        Assert.That(Text, Does.Contain($"{rows} rows"));
    }

    [GeneratedRegex("```yaml\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Yaml();
}
