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
    public static CheckedRules Of(string text, string name)
    {
        switch (RuleSet.Parse(text, name))
        {
            case RuleSetResult.Invalid invalid:
                return new CheckedRules(null, invalid.Errors, []);
            case RuleSetResult.Valid valid:
                RuleError[] errors = [.. valid.Rules.Rules.SelectMany(r => NotCarriedOut(r, name))];
                return new CheckedRules(errors.Length == 0 ? valid.Rules : null, errors, valid.Warnings);
            default:
                throw new InvalidOperationException("A rule text is either valid or invalid.");
        }
    }

    private static IEnumerable<RuleError> NotCarriedOut(Rule rule, string name) =>
        from action in rule.Actions.Concat(rule.Ladder.SelectMany(step => step.Actions))
        where !ActionCarrier.CanCarryOut(action)
        select new RuleError(name, rule.Line, 1,
            $"rule '{rule.Name}' asks for '{action.GetType().Name.ToLowerInvariant()}', which this version of Crowd can't carry out; take it out.");
}
