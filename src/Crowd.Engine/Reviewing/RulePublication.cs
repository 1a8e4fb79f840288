using Crowd.Rules;

namespace Crowd.Engine.Reviewing;

/// <summary>What came of publishing a version of a campaign's rules.</summary>
public abstract record RulePublication
{
    private RulePublication()
    {
    }

    /// <summary>It is in force: evidence is judged by it from now on.</summary>
    /// <param name="Version">Its number within the campaign.</param>
    public sealed record Published(int Version) : RulePublication;

    /// <summary>It is no rule file, or asks for what can't be carried out.</summary>
    /// <param name="Errors">Every reason, with its place; at least one.</param>
    public sealed record Wrong(IReadOnlyList<RuleError> Errors) : RulePublication;

    /// <summary>Somebody published another version since the one this was made from.</summary>
    /// <param name="Version">The version in force.</param>
    public sealed record Overtaken(int Version) : RulePublication;

    /// <summary>It says what the version in force says already, letter by letter.</summary>
    /// <param name="Version">The version in force.</param>
    public sealed record Same(int Version) : RulePublication;

    /// <summary>The campaign is over: nobody is judged any more.</summary>
    public sealed record CampaignOver : RulePublication;
}
