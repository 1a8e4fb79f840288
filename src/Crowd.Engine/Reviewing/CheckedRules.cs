using Crowd.Engine.Campaigns;
using Crowd.Engine.Enforcing;
using Crowd.Rules;

namespace Crowd.Engine.Reviewing;

/// <summary>What became of a rule text that a campaign shall be judged by: the rules, or every reason why it can't be.</summary>
/// <param name="Rules">The rules; null where there are errors.</param>
/// <param name="Errors">What is wrong, with its place, in the order of the text.</param>
/// <param name="Warnings">What is likely not meant.</param>
public sealed record CheckedRules(RuleSet? Rules, IReadOnlyList<RuleError> Errors, IReadOnlyList<RuleWarning> Warnings)
{
    /// <summary>Reads a text. Whatever it says, this does not throw.</summary>
    /// <param name="text">The rules as written.</param>
    /// <param name="name">What messages call the text.</param>
    public static CheckedRules Of(string text, string name) => Of(text, name, null, null);

    /// <summary>Reads a text, and checks it against a campaign with its items, and against the settings, where they are known.</summary>
    /// <inheritdoc cref="Of(string, string)"/>
    internal static CheckedRules Of(string text, string name, CampaignDefinition? campaign, EnforcingOptions? options)
    {
        switch (RuleSet.Parse(text, name))
        {
            case RuleSetResult.Invalid invalid:
                return new CheckedRules(null, invalid.Errors, []);
            case RuleSetResult.Valid valid:
                RuleError[] errors =
                [
                    .. from rule in valid.Rules.Rules
                       from action in rule.Actions.Concat(rule.Ladder.SelectMany(step => step.Actions))
                       let problem = ActionRequirements.Problem(action, rule.Subject, campaign, options)
                       where problem is not null
                       select new RuleError(name, rule.Line, 1, $"rule '{rule.Name}': {problem}"),
                ];
                return new CheckedRules(errors.Length == 0 ? valid.Rules : null, errors, valid.Warnings);
            default:
                throw new InvalidOperationException("A rule text is either valid or invalid.");
        }
    }
}
