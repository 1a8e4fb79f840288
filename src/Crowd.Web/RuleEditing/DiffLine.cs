namespace Crowd.Web.RuleEditing;

/// <summary>A line of a comparison of two texts.</summary>
/// <param name="Sign"><c>+</c> only in the new text, <c>-</c> only in the old one, a space in both, <c>…</c> for lines left out.</param>
/// <param name="Text">The line.</param>
public sealed record DiffLine(char Sign, string Text);
