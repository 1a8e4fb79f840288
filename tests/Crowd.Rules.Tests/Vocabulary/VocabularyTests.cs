namespace Crowd.Rules.Tests.Vocabulary;

/// <summary>Whatever a peer's reviewers can say, ours can say: each row states an entry of a peer's vocabulary and shows it firing and not firing.</summary>
public class VocabularyTests
{
    private static IEnumerable<TestCaseData> Rows() =>
        new[] { TolokaRows.All, MTurkRows.All, LabelStudioRows.All, CvatRows.All, AppenRows.All, OtherRows.All, SupersetRows.All }
            .SelectMany(r => r).Select(r => new TestCaseData(r).SetArgDisplayNames(r.ToString()));

    [TestCaseSource(nameof(Rows))]
    public void Says(Row row)
    {
        var rules = Some.Rules(row.Yaml);

        Assert.That(Fires(rules, row.Fires), Is.True, $"should fire on: {row.Fires}");
        Assert.That(Fires(rules, row.Not), Is.False, $"should not fire on: {row.Not}");
    }

    // Fed piece by piece, then looked at once more by the clock, as the engine does.
    private static bool Fires(RuleSet rules, string text)
    {
        var journal = JournalText.Read(text, rules.Rules[0].Subject == SubjectKind.Item, out var end);
        var evaluator = new RuleEvaluator(rules, Some.Noon);
        var states = evaluator.NewStates();
        var verdicts = new List<Verdict>();
        foreach (var evidence in journal)
        {
            evaluator.Observe(evidence, states, verdicts);
        }

        foreach (var subject in states.Subjects.ToList())
        {
            evaluator.LookAt(subject, journal.Count, end, states, verdicts);
        }

        return verdicts.Count > 0;
    }
}
