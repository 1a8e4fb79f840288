using Crowd.Rules.Reading;

namespace Crowd.Rules.Checking;

/// <summary>What is allowed but likely not meant.</summary>
internal static class Warnings
{
    public static IReadOnlyList<RuleWarning> Of(RuleSet rules, SourceText source) => [];
}
