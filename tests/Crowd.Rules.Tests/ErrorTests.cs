namespace Crowd.Rules.Tests;

/// <summary>What a person mistyped: where it is, what was expected, and the nearest name.</summary>
public class ErrorTests
{
    // Conditions: what is written after "when: " on line 2, which begins in column 9.
    [TestCase("gold.acuracy < 70%", "2:9 there is no measure 'gold.acuracy'; did you mean 'gold.accuracy'?")]
    [TestCase("gold.accuracy << 70%", "2:24 expected a value such as 70%, 5 s, $0.05 or a name, found '<'")]
    [TestCase("gold.accuracy < ", "2:24 expected a value such as 70%, 5 s, $0.05 or a name, found the end")]
    [TestCase("gold.accuracy 70%", "2:23 expected a comparison after 'gold.accuracy', such as '< 70%', found '70'")]
    [TestCase("gold.accuracy < 70", "2:25 gold.accuracy is a share, 0% to 100%; did you mean 70%?")]
    [TestCase("gold.accuracy < 170%", "2:25 gold.accuracy is a share, 0% to 100%")]
    [TestCase("gold.accuracy < 5 s", "2:25 gold.accuracy is a share; expected one such as 70%")]
    [TestCase("gold.answers >= 5%", "2:25 gold.answers is a count; expected a whole number without a unit")]
    [TestCase("gold.answers >= 2.5", "2:25 gold.answers is a count; expected a whole number, 0 or more")]
    [TestCase("time_on_task < 5", "2:24 time_on_task is a time; expected a unit, such as 5 s")]
    [TestCase("income > 5", "2:18 income is money; expected an amount such as $5")]
    [TestCase("gold.accuracy < 70% surly", "2:29 expected 'and', 'or' or the end of the condition, found 'surly'; did you mean 'surely'?")]
    [TestCase("gold.accuracy < 70% surely(5)", "2:36 expected a confidence of at least 50% and under 100%, such as surely(99%)")]
    [TestCase("gold.answers < 7 surely", "2:26 'surely' can be said of rates (accuracy, agreement, share(...)), and gold.answers is none")]
    [TestCase("mean(time_on_task) < 5 s surely", "2:34 'surely' can be said of rates (accuracy, agreement, share(...)), and mean(time_on_task) is none; say it of a share, such as share(time_on_task < 5 s) > 30% surely")]
    [TestCase("gold.accuracy < 0% surely", "2:28 nothing can surely be < 0%; expected a limit between 0% and 100%")]
    [TestCase("(gold.accuracy < 70%", "2:29 expected ')', found the end")]
    [TestCase("gold.accuracy < 70% and", "2:32 expected a measure such as gold.accuracy, or a function such as share(...), found the end")]
    [TestCase("share(gold.accuracy < 5%) > 1%", "2:15 expected a field of one event, found 'gold.accuracy'; 'gold.accuracy' is a figure of many events, here stands a field of one")]
    [TestCase("share(time_on_tsk < 5 s) > 1%", "2:15 expected a field of one event, found 'time_on_tsk'; did you mean 'time_on_task'?")]
    [TestCase("share(gold.score < 5% and time_on_task < 5 s) > 1%", "2:35 'time_on_task' belongs to other evidence than 'gold.score'; one event has only fields of its own kind")]
    [TestCase("shares(gold.score < 5%) > 1%", "2:9 there is no function 'shares'; did you mean 'share'?")]
    [TestCase("median(time_on_task) < 5 s", "2:9 median needs a window, such as median(time_on_task) over last 50 answers")]
    [TestCase("gold.accuracy over last 20 answer5 < 70%", "2:36 expected 'answers' or a unit of time, found 'answer5'; did you mean 'answers'?")]
    [TestCase("gold.accuracy since traning < 70%", "2:29 expected 'training' or 'rule change' after 'since', found 'traning'; did you mean 'training'?")]
    [TestCase("gold.accuracy over last 0 answers < 70%", "2:33 expected a whole number from 1 to 100,000")]
    [TestCase("item.confidence < 70%", "2:9 this rule is about a worker, but item.confidence is a figure of an item: write 'for: item'")]
    [TestCase("worker.country < DE", "2:23 words can be compared with = and != only, not with <")]
    [TestCase("worker.country in DE", "2:27 expected a list in brackets, such as [DE, FR], found 'DE'")]
    [TestCase("gold.accuracy in [a]", "2:9 gold.accuracy is compared with a share such as 70%, not with a list of words")]
    [TestCase("gold.accuracy < gold.answers", "2:25 gold.accuracy is compared with a share such as 70%, and gold.answers is none")]
    [TestCase("page.time < 30% of usual", "2:21 'of usual' is known for time_on_task only, not for page.time")]
    [TestCase("gold.label = \"cat", "2:22 expected a value such as 70%, 5 s, $0.05 or a name, found a text without its closing quote")]
    [TestCase("sample(5%)", "2:9 sample(...) picks single events: write happens(... and sample(5%))")]
    [TestCase("gold.accuracy < 70% ; gold.answers > 5", "2:29 expected 'and', 'or' or the end of the condition, found ';'")]
    public void A_condition(string when, string expected) => Assert.That(Errors($"- rule: r\n  when: {when}\n  then: [warn]\n"), Is.EqualTo(new[] { expected }));

    // Actions: written in the list on line 3, whose first one begins in column 10.
    [TestCase("exlude", "3:10 expected an action such as warn, exclude, discard or recollect, found 'exlude'; did you mean 'exclude'?")]
    [TestCase("exclude for 3", "3:23 expected a unit of time such as days, hours or min, found the end")]
    [TestCase("exclude for 3 dayz", "3:24 expected a unit of time such as days, hours or min, found 'dayz'; did you mean 'day'?")]
    [TestCase("exclude from projekt", "3:23 expected campaign, project or account, found 'projekt'; did you mean 'project'?")]
    [TestCase("block", "3:15 expected the reason, as in 'block: copies answers': the marketplace's block needs one, found the end")]
    [TestCase("reject", "3:16 expected the reason the worker will read, as in 'reject: most check questions were wrong', found the end")]
    [TestCase("discard since: yesterday", "3:25 expected first-doubt or a date such as 2026-11-22, found 'yesterday'")]
    [TestCase("bonus 5", "3:16 expected an amount of money above $0 and at most $10000, such as $0.05")]
    [TestCase("raise gold to 120%", "3:24 expected a share from 0% to 100%")]
    [TestCase("ask more answers", "3:14 expected a number of answers from 1 to 1000, found 'more'")]
    [TestCase("webhook: ftp://x", "3:19 expected an address that begins with https://, found 'ftp://x'")]
    [TestCase("route to moon", "3:19 expected review, experts or other workers, found 'moon'")]
    [TestCase("set skill x to gold.acuracy", "3:9 there is no measure 'gold.acuracy'; did you mean 'gold.accuracy'?")]
    [TestCase("warn, exclude 5", "3:24 expected the end of the action, found '5'")]
    public void An_action(string then, string expected) =>
        Assert.That(Errors($"- rule: r\n  when: gold.accuracy < 70%\n  then: [{then}]\n"), Is.EqualTo(new[] { expected }));

    [TestCase("", "1:1 this file holds no rules; expected a list such as '- rule: name' with 'when:' and 'then:' below it")]
    [TestCase("# only a comment\n", "1:1 this file holds no rules; expected a list such as '- rule: name' with 'when:' and 'then:' below it")]
    [TestCase("hello", "1:1 expected a list of rules, each beginning with '- rule: name', found text")]
    [TestCase("- hello\n", "1:3 expected a rule that begins with 'rule: name', found text")]
    [TestCase("- rule: r\n  when: gold.accuracy < 70%\n", "1:3 this rule has no 'then'; expected a list of actions such as 'then: [warn]'")]
    [TestCase("- rule: r\n  then: [warn]\n", "1:3 this rule has no 'when'; expected a condition such as 'when: gold.accuracy < 70% surely'")]
    [TestCase("- when: gold.accuracy < 70%\n  then: [warn]\n", "1:3 this rule has no 'rule'; expected 'rule: name'")]
    [TestCase("- rule: r\n  wehn: gold.accuracy < 70%\n  when: gold.accuracy < 70%\n  then: [warn]\n", "2:3 a rule has no field 'wehn'; did you mean 'when'?; its fields are rule, for, when, then, ladder, mode, priority, scope, cool-down, clears, every, from, expires, approval, why")]
    [TestCase("- rule: r\n  when: gold.accuracy < 70%\n  then: [warn]\n  mode: enforced\n", "4:9 expected observe, propose, enforce for 'mode', found 'enforced'; did you mean 'enforce'?")]
    [TestCase("- rule: r\n  for: workers\n  when: gold.accuracy < 70%\n  then: [warn]\n", "2:8 expected one of worker, worker in campaign, worker in project, worker in account, pair, item, reviewer, campaign, found 'workers'; did you mean 'worker'?")]
    [TestCase("- rule: r\n  when: gold.accuracy < 70%\n  then: [warn]\n  priority: high\n", "4:13 expected a whole number from -1000 to 1000 for 'priority', found 'high'")]
    [TestCase("- rule: r\n  when: gold.accuracy < 70%\n  then: [warn]\n  expires: tomorrow\n", "4:12 expected a date such as 2026-11-22 or 2026-11-22T10:30Z for 'expires', found 'tomorrow'")]
    [TestCase("- rule: r\n  when: [a, b]\n  then: [warn]\n", "2:9 expected a condition such as 'gold.accuracy < 70% surely', found a list")]
    [TestCase("- rule: r\n  when: gold.accuracy < 70%\n  then: []\n", "3:9 expected at least one action, such as [warn], or [nothing] to record only")]
    [TestCase("- rule: r\n  when: gold.accuracy < 70%\n  then: [warn]\n  ladder:\n    - after two times: warn\n", "5:13 expected 'after' and a whole number from 1 to 60, as in 'after 2 times in 7 days', found 'two'")]
    [TestCase("- rule: r\n  when: gold.accuracy < 70%\n  then: [warn]\n- rule: R\n  when: gold.accuracy < 70%\n  then: [warn]\n", "4:3 there is a rule 'R' on line 1 already; names are unique in a file")]
    [TestCase("- rule: &a r\n  when: gold.accuracy < 70%\n  then: [warn]\n", "1:9 anchors, aliases and tags (&, *, !) have no meaning in a rule file; put a text that begins so in quotes")]
    public void A_file(string text, string expected) => Assert.That(Errors(text), Is.EqualTo(new[] { expected }));

    [Test]
    public void What_is_no_yaml_is_said_with_its_place() =>
        Assert.That(Errors("- rule: r\n\twhen: x\n").Single(), Does.StartWith("2:1 this is not YAML: "));

    [Test]
    public void All_errors_are_found_in_one_go_and_in_the_order_of_the_file() =>
        Assert.That(
            Errors("- rule: r\n  when: gold.acuracy < 70%\n  then: [exlude]\n  mode: x\n- rule: s\n  when: answers > \n  then: [warn]\n").Select(e => e[..3]),
            Is.EqualTo(new[] { "2:9", "3:1", "4:9", "6:1" }));

    [Test]
    public void Positions_are_right_in_folded_and_quoted_conditions()
    {
        Assert.That(Errors("- rule: r\n  when: >\n    gold.accuracy < 70%\n    and gold.anwers > 5\n  then: [warn]\n").Single(), Does.StartWith("4:9 "));
        Assert.That(Errors("- rule: r\n  when: \"gold.anwers > 5\"\n  then: [warn]\n").Single(), Does.StartWith("2:10 "));
        Assert.That(Errors("- rule: r\n  when: gold.accuracy < 70%\n     and gold.anwers > 5\n  then: [warn]\n").Single(), Does.StartWith("3:10 "));
        Assert.That(Errors("- rule: r\r\n  when: gold.anwers > 5\r\n  then: [warn]\r\n").Single(), Does.StartWith("2:9 "));
    }

    [Test]
    public void A_file_of_more_than_a_million_characters_is_refused() =>
        Assert.That(Errors(new string('x', 1_000_001)).Single(), Does.Contain("at most 1000000"));

    [Test]
    public void Deep_nesting_is_an_error_and_no_crash()
    {
        Assert.That(Errors(new string('[', 100_000)), Has.Length.EqualTo(1));
        Assert.That(Errors($"- rule: r\n  when: {new string('(', 100_000)}\n  then: [warn]\n").Single(), Does.Contain("nested more than 64 deep"));
    }

    internal static string[] Errors(string text) => RuleSet.Parse(text, "f.yaml") is RuleSetResult.Invalid invalid
        ? [.. invalid.Errors.Select(e => $"{e.Line}:{e.Column} {e.Message}")]
        : [];
}
