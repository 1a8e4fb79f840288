namespace Crowd.Web.RuleEditing;

/// <summary>What the editor offers at the cursor.</summary>
/// <param name="From">Where the word begun there begins, in characters.</param>
/// <param name="Words">What may stand in its place, best first; none where nothing fits.</param>
public sealed record Completion(int From, IReadOnlyList<Suggestion> Words);
