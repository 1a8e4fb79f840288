using Crowd.Engine.Reviewing;

namespace Crowd.Web.RuleEditing;

/// <summary>A rule text as it is being written, checked, beside the version in force.</summary>
/// <param name="Checked">What is right or wrong with it.</param>
/// <param name="MadeFrom">The version it was made from; 0 for none.</param>
/// <param name="Changes">What it changes in that version.</param>
public sealed record RuleDraft(CheckedRules Checked, int MadeFrom, IReadOnlyList<DiffLine> Changes)
{
    /// <summary>Checks a text against the version that it was made from.</summary>
    public static RuleDraft Of(string text, RuleVersion? madeFrom) =>
        new(CheckedRules.Of(text, "rules"), madeFrom?.Version ?? 0, LineDiff.Of(madeFrom?.Text ?? "", text));
}
