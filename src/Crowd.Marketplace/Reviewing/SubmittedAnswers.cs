using System.Xml.Linq;

namespace Crowd.Marketplace.Reviewing;

/// <summary>A submission's answers by question, as the policies compare them: trimmed, several values in one order.</summary>
internal sealed class SubmittedAnswers
{
    // longer answers are not compared, says the reference
    private const int Longest = 256;

    private readonly Dictionary<string, List<string>> _answers;

    private SubmittedAnswers(Dictionary<string, List<string>> answers) => _answers = answers;

    /// <summary>Reads the XML that this marketplace wrote itself.</summary>
    public static SubmittedAnswers Parse(string xml) => new(XDocument.Parse(xml).Root!.Elements().ToDictionary(
        a => a.Elements().First().Value,
        a => a.Elements().Skip(1).SelectMany(v => v.Name.LocalName == "FreeText" ? v.Value.Split('|') : [v.Value])
            .Select(v => v.Trim()).Where(v => v.Length > 0).Order(StringComparer.Ordinal).ToList(),
        StringComparer.Ordinal));

    public bool Matches(string question, IEnumerable<string> expected) =>
        (_answers.GetValueOrDefault(question) ?? []).SequenceEqual(expected.Select(e => e.Trim()).Where(e => e.Length > 0).Order(StringComparer.Ordinal));

    /// <summary>The answer as one text; null when there is none, or it is too long to compare.</summary>
    public string? Of(string question) =>
        _answers.TryGetValue(question, out var values) && string.Join('|', values) is { Length: > 0 and <= Longest } text ? text : null;
}
