namespace Crowd.Rules.Evaluation;

/// <summary>Actions that cannot both be meant for one subject at one moment.</summary>
internal static class Opposites
{
    public static bool Are(RuleAction one, RuleAction other) => Opposed(one, other) || Opposed(other, one);

    private static bool Opposed(RuleAction one, RuleAction other) => (one, other) switch
    {
        (RuleAction.Approve, RuleAction.Reject) => true,
        (RuleAction.Bonus, RuleAction.Reject or RuleAction.Block) => true,
        (RuleAction.Restore, RuleAction.Exclude or RuleAction.Block) => true,
        (RuleAction.Finish, RuleAction.AskMore or RuleAction.ExtendTime) => true,
        (RuleAction.Expire, RuleAction.ExtendTime or RuleAction.AskMore) => true,
        (RuleAction.SetSkill set, RuleAction.RemoveSkill remove) => string.Equals(set.Name, remove.Name, StringComparison.Ordinal),
        (RuleAction.SetSkill set, RuleAction.SetSkill again) => string.Equals(set.Name, again.Name, StringComparison.Ordinal) && set != again,
        (RuleAction.Reprice price, RuleAction.Reprice again) => price != again,
        (RuleAction.RaiseGold gold, RuleAction.RaiseGold again) => gold != again,
        _ => false,
    };
}
