namespace Crowd.Rules;

/// <summary>A word rules may use, for editors: completion and help.</summary>
/// <param name="Text">As it is written.</param>
/// <param name="Kind">measure, field, function, action, rule field or word.</param>
/// <param name="Meaning">What it means, in a few words; empty for the grammar's own words.</param>
public sealed record VocabularyWord(string Text, string Kind, string Meaning);
