using Crowd.Rules;

namespace Crowd.Engine.Tests.Support;

/// <summary>Every kind of action that can be taken back without a trace, on whom or what it is.</summary>
internal static class ActionMenu
{
    public static IReadOnlyDictionary<string, (RuleAction Action, string? Worker, string? Item)[]> All { get; } = new Dictionary<string, (RuleAction, string?, string?)[]>
    {
        ["exclude from campaign"] = [(new RuleAction.Exclude(ActionScope.Campaign, null), "A1", null)],
        ["exclude from project"] = [(new RuleAction.Exclude(ActionScope.Project, TimeSpan.FromDays(3)), "A2", null)],
        ["exclude from account"] = [(new RuleAction.Exclude(ActionScope.Account, null), "A2", null)],
        ["block"] = [(new RuleAction.Block("copies"), "A3", null)],
        ["discard"] = [(new RuleAction.Discard(AnswerRange.All, null, null, null), "A1", null)],
        ["discard the last"] = [(new RuleAction.Discard(AnswerRange.LastCount, null, 2, null), "A2", null)],
        ["exclude, discard and recollect"] = [(new RuleAction.Exclude(ActionScope.Campaign, null), "A2", null),
            (new RuleAction.Discard(AnswerRange.All, null, null, null), "A2", null), (new RuleAction.Recollect(false), "A2", null)],
        ["discard and recollect all"] = [(new RuleAction.Discard(AnswerRange.All, null, null, null), "A3", null), (new RuleAction.Recollect(true), "A3", null)],
        ["throttle"] = [(new RuleAction.Throttle(1, TimeSpan.FromHours(1)), "A1", null)],
        ["set skill"] = [(new RuleAction.SetSkill("cats", 80, null, null), "A1", null)],
        ["set skill twice"] = [(new RuleAction.SetSkill("cats", 80, null, null), "A1", null), (new RuleAction.SetSkill("cats", 90, null, null), "A1", null)],
        ["set and remove skill"] = [(new RuleAction.SetSkill("dogs", 80, null, null), "A1", null), (new RuleAction.RemoveSkill("dogs"), "A1", null)],
        ["ask more"] = [(new RuleAction.AskMore(2, null), null, "i1")],
        ["route to other workers"] = [(new RuleAction.Route(RouteTo.OtherWorkers), null, "i2")],
        ["route to review"] = [(new RuleAction.Route(RouteTo.Review), null, "i2")],
        ["finish"] = [(new RuleAction.Finish(), null, "i3")],
        ["extend"] = [(new RuleAction.ExtendTime(TimeSpan.FromDays(1)), null, null)],
        ["expire"] = [(new RuleAction.Expire(), null, "i4")],
        ["price"] = [(new RuleAction.Reprice(90_000), null, null)],
        ["raise gold"] = [(new RuleAction.RaiseGold(0.4), null, null)],
        ["pause"] = [(new RuleAction.PauseCampaign(), null, null)],
        ["alert"] = [(new RuleAction.Alert("Look at this"), null, null)],
        ["reject"] = [(new RuleAction.Reject(AnswerRange.All, "Only one label."), "A1", null)],
        ["bonus"] = [(new RuleAction.Bonus(50_000, "Thank you."), "A1", null)],
    };
}
