namespace Crowd.Rules.Tests;

public class WarningTests
{
    [Test]
    public void The_recommended_rules_are_valid_and_give_no_warning() =>
        Assert.That(Warnings(File.ReadAllText(TestData.InRepository("config/rules/recommended.yaml"))), Is.Empty);

    [TestCase("gold.accuracy < 0%", "can never fire: no gold.accuracy can be < 0%")]
    [TestCase("gold.accuracy > 100%", "can never fire: no gold.accuracy can be > 100%")]
    [TestCase("gold.answers < 5 and gold.answers > 5", "can never fire: no gold.answers can be < 5 and be > 5")]
    [TestCase("gold.answers over last 20 answers > 20", "can never fire: no gold.answers over last 20 can be > 20")]
    [TestCase("(gold.answers < 2 or gold.answers > 9) and gold.answers = 5", "can never fire")]
    public void A_rule_that_can_never_fire(string when, string expected) =>
        Assert.That(Warnings($"- rule: r\n  when: {when}\n  then: [warn]\n").Single(), Does.StartWith("1:3 rule 'r': this rule ").And.Contain(expected));

    [TestCase("gold.accuracy < 70% and peers.accuracy > 90%")]
    [TestCase("gold.answers <= 5 and gold.answers >= 5")]
    [TestCase("not gold.accuracy > 100%")]
    [TestCase("gold.accuracy over last 20 answers < 50% and gold.accuracy > 60%")]
    public void No_warning_where_it_can(string when) => Assert.That(Warnings($"- rule: r\n  when: {when}\n  then: [warn]\n"), Is.Empty);

    [Test]
    public void Two_rules_that_contradict_each_other() =>
        Assert.That(
            Warnings("- rule: a\n  when: gold.accuracy > 50%\n  then: [approve]\n- rule: b\n  when: gold.accuracy < 60%\n  then: [\"reject: bad\"]\n").Single(),
            Does.StartWith("4:3 rule 'b': it contradicts 'a' on line 1"));

    [Test]
    public void Not_where_they_cannot_both_hold_or_one_goes_first()
    {
        Assert.That(Warnings("- rule: a\n  when: gold.accuracy > 60%\n  then: [approve]\n- rule: b\n  when: gold.accuracy < 60%\n  then: [\"reject: bad\"]\n"), Is.Empty);
        Assert.That(
            Warnings("- rule: a\n  when: gold.accuracy > 50%\n  then: [approve]\n  priority: 1\n- rule: b\n  when: gold.accuracy < 60%\n  then: [\"reject: bad\"]\n"), Is.Empty);
    }

    [TestCase("- rule: r\n  when: gold.accuracy < 70%\n  then: [exclude]\n", "acts on the raw rate of gold.accuracy")]
    [TestCase("- rule: r\n  when: answers > 5\n  then: [\"block: x\"]\n  mode: enforce\n", "blocks without asking a person")]
    [TestCase("- rule: r\n  when: answers > 5\n  then: [warn]\n  from: 2026-02-01\n  expires: 2026-01-01\n", "expires before it begins")]
    [TestCase("- rule: r\n  when: answers > 5\n  then: [warn]\n  ladder:\n    - after 2 times: exclude\n", "add a 'cool-down'")]
    public void Weak_spots(string text, string expected) => Assert.That(Warnings(text).Single(), Does.Contain(expected));

    private static string[] Warnings(string text) => RuleSet.Parse(text, "f.yaml") switch
    {
        RuleSetResult.Valid valid => [.. valid.Warnings.Select(w => $"{w.Line}:{w.Column} {w.Message}")],
        RuleSetResult.Invalid invalid => throw new AssertionException(string.Join('\n', invalid.Errors)),
        _ => [],
    };
}
