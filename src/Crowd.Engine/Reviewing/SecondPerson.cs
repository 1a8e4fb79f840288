using Crowd.Rules;

namespace Crowd.Engine.Reviewing;

/// <summary>Where one person's word is not enough: blocks, where the settings say so, and rules with <c>approval: second person</c>.</summary>
internal static class SecondPerson
{
    /// <summary>Why this user can't approve the action; null where he can.</summary>
    public static DecisionOutcome.NeedsAnother? Missing(DecidedAction action, string user, ReviewingOptions options)
    {
        if (user != action.AskedBy || !(IsBlock(action, options) || RuleAsksForIt(action)))
            return null;
        return new DecisionOutcome.NeedsAnother(user, action.Rule is null
            ? $"You asked for this {action.Kind} yourself: a second person must approve it."
            : $"You wrote the rule '{action.Rule}' that asks for this {action.Kind}: a second person must approve it.");
    }

    private static bool IsBlock(DecidedAction action, ReviewingOptions options) => options.SecondPersonForBlocks && action.Kind == "block";

    private static bool RuleAsksForIt(DecidedAction action) =>
        action.Rules is { } text && RuleSet.Parse(text, "rules") is RuleSetResult.Valid valid
        && valid.Rules.Rules.Any(r => r.Name == action.Rule && r.NeedsSecondPerson);
}
