namespace Crowd.Rules.Tests;

public class ActionTests
{
    private static IEnumerable<TestCaseData> Actions()
    {
        yield return Case("warn", new RuleAction.Warn(null));
        yield return Case("warn: gently", new RuleAction.Warn("gently"));
        yield return Case("message: check-questions", new RuleAction.Message("check-questions"));
        yield return Case("\"hint: look, twice\"", new RuleAction.Hint("look, twice"));
        yield return Case("train: cats", new RuleAction.Train("cats"));
        yield return Case("exclude", new RuleAction.Exclude(ActionScope.Campaign, null));
        yield return Case("exclude from account for 2 weeks", new RuleAction.Exclude(ActionScope.Account, TimeSpan.FromDays(14)));
        yield return Case("block because fraud", new RuleAction.Block("fraud"));
        yield return Case("restore", new RuleAction.Restore());
        yield return Case("discard", new RuleAction.Discard(AnswerRange.All, null, null, null));
        yield return Case("discard since first doubt", new RuleAction.Discard(AnswerRange.SinceFirstDoubt, null, null, null));
        yield return Case("discard since 2026-11-01", new RuleAction.Discard(AnswerRange.SinceMoment, new DateTimeOffset(2026, 11, 1, 0, 0, 0, TimeSpan.Zero), null, null));
        yield return Case("discard last 20 answers", new RuleAction.Discard(AnswerRange.LastCount, null, 20, null));
        yield return Case("discard last 7 days", new RuleAction.Discard(AnswerRange.LastTime, null, null, TimeSpan.FromDays(7)));
        yield return Case("discard this", new RuleAction.Discard(AnswerRange.ThisOne, null, null, null));
        yield return Case("recollect", new RuleAction.Recollect(false));
        yield return Case("recollect all", new RuleAction.Recollect(true));
        yield return Case("approve all", new RuleAction.Approve(AnswerRange.All, false));
        yield return Case("approve overriding rejection", new RuleAction.Approve(AnswerRange.ThisOne, true));
        yield return Case("reject all: too many wrong", new RuleAction.Reject(AnswerRange.All, "too many wrong"));
        yield return Case("bonus $0.05: thank you", new RuleAction.Bonus(50_000, "thank you"));
        yield return Case("raise gold to 20%", new RuleAction.RaiseGold(0.2));
        yield return Case("throttle to 30 answers per hour", new RuleAction.Throttle(30, TimeSpan.FromHours(1)));
        yield return Case("set skill cats to 80 for 30 days", new RuleAction.SetSkill("cats", 80, null, TimeSpan.FromDays(30)));
        yield return Case("remove skill cats", new RuleAction.RemoveSkill("cats"));
        yield return Case("ask 2 more answers up to 7", new RuleAction.AskMore(2, 7));
        yield return Case("extend by 2 days", new RuleAction.ExtendTime(TimeSpan.FromDays(2)));
        yield return Case("finish", new RuleAction.Finish());
        yield return Case("expire", new RuleAction.Expire());
        yield return Case("price to $0.08", new RuleAction.Reprice(80_000));
        yield return Case("route to other workers", new RuleAction.Route(RouteTo.OtherWorkers));
        yield return Case("pause campaign", new RuleAction.PauseCampaign());
        yield return Case("flag: odd", new RuleAction.Flag("odd"));
        yield return Case("alert", new RuleAction.Alert(null));
        yield return Case("webhook: https://example.org/hook", new RuleAction.Webhook("https://example.org/hook"));
        yield return Case("nothing", new RuleAction.RecordOnly());
    }

    [TestCaseSource(nameof(Actions))]
    public void Is_read(string text, RuleAction expected) =>
        Assert.That(Some.Rules($"- rule: r\n  when: answers > 1\n  then:\n    - {text}\n").Rules[0].Actions, Is.EqualTo(new[] { expected }));

    [TestCaseSource(nameof(Actions))]
    public void Survives_json(string text, RuleAction expected)
    {
        var json = System.Text.Json.JsonSerializer.Serialize(expected);

        Assert.That(System.Text.Json.JsonSerializer.Deserialize<RuleAction>(json), Is.EqualTo(expected), json);
        Assert.That(text, Is.Not.Empty);
    }

    [Test]
    public void The_rules_scope_is_the_exclusions_unless_it_says_its_own()
    {
        var rule = Some.Rule("answers > 1", "exclude, exclude from campaign", "  scope: project\n").Rules[0];

        Assert.That(rule.Actions.Cast<RuleAction.Exclude>().Select(e => e.Scope), Is.EqualTo(new[] { ActionScope.Project, ActionScope.Campaign }));
    }

    private static TestCaseData Case(string text, RuleAction expected) => new TestCaseData(text, expected).SetArgDisplayNames(text);
}
