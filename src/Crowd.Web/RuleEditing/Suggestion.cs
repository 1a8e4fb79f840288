namespace Crowd.Web.RuleEditing;

/// <summary>A word that may stand at the cursor.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Kind">measure, field, function, action, rule field, value or word.</param>
/// <param name="Meaning">What it means, in a few words; empty where the word says it.</param>
public sealed record Suggestion(string Text, string Kind, string Meaning);
