namespace Crowd.Rules.Tests;

public class FirstLookTests
{
    [Test]
    public void The_recommended_rules_are_valid_and_give_no_warning()
    {
        var text = File.ReadAllText(TestData.InRepository("config/rules/recommended.yaml"));

        var result = RuleSet.Parse(text, "config/rules/recommended.yaml");

        Assert.That(result, Is.InstanceOf<RuleSetResult.Valid>(), result is RuleSetResult.Invalid i ? string.Join('\n', i.Errors) : "");
        Assert.That(((RuleSetResult.Valid)result).Warnings, Is.Empty);
    }

    [Test]
    public void Five_wrong_check_questions_in_a_row_exclude_where_the_rule_asks_for_five()
    {
        var rules = Some.Rule("gold.accuracy < 70% surely and gold.answers >= 5", "exclude, discard since: first-doubt");

        var verdict = Some.Verdicts(rules, Some.Gold("00000")).Single();

        Assert.That(verdict.Sequence, Is.EqualTo(5));
        Assert.That(verdict.Measurements[0].Evidence, Is.GreaterThan(20));
        Assert.That(verdict.Actions, Is.EqualTo(new RuleAction[]
        {
            new RuleAction.Exclude(ActionScope.Campaign, null), new RuleAction.Discard(AnswerRange.SinceFirstDoubt, null, null, null),
        }));
        Assert.That(verdict.FirstDoubtSequence, Is.EqualTo(1));
        TestContext.Out.WriteLine(verdict.Sentence);
    }
}
