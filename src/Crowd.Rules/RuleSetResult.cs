namespace Crowd.Rules;

/// <summary>What became of a rule file: rules, or what is wrong with it.</summary>
public abstract record RuleSetResult
{
    private RuleSetResult()
    {
    }

    /// <summary>The file is right.</summary>
    /// <param name="Rules">Its rules.</param>
    /// <param name="Warnings">What is likely not meant.</param>
    public sealed record Valid(RuleSet Rules, IReadOnlyList<RuleWarning> Warnings) : RuleSetResult;

    /// <summary>The file is wrong.</summary>
    /// <param name="Errors">Every error found, in the order of the file; at least one.</param>
    public sealed record Invalid(IReadOnlyList<RuleError> Errors) : RuleSetResult;
}
