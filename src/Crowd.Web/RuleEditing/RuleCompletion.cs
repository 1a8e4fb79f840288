using System.Text.RegularExpressions;
using Crowd.Rules;

namespace Crowd.Web.RuleEditing;

/// <summary>Which words of the rule language may stand at the cursor: by the field of the rule that it is in, from the tables that the checker reads.</summary>
internal static partial class RuleCompletion
{
    private const int Most = 12;

    private static readonly Dictionary<string, string[]> Values = new(StringComparer.Ordinal)
    {
        ["mode"] = ["observe", "propose", "enforce"],
        ["for"] = ["worker", "worker in project", "worker in account", "pair", "item", "reviewer", "campaign"],
        ["scope"] = ["campaign", "project", "account"],
        ["approval"] = ["second person"],
        ["cool-down"] = ["1 day", "7 days", "20 answers"],
        ["every"] = ["1 day", "1 hour"],
    };

    private static readonly HashSet<string> FieldNames = [.. RuleVocabulary.Words.Where(w => w.Kind == "rule field").Select(w => w.Text)];

    /// <summary>What fits at <paramref name="caret"/>, a place in the text from 0. An empty word is completed only where <paramref name="asked"/>.</summary>
    public static Completion At(string text, int caret, bool asked)
    {
        caret = Math.Clamp(caret, 0, text.Length);
        var from = caret;
        while (from > 0 && IsPartOfWord(text[from - 1]))
            from--;
        var word = text[from..caret];
        if (word.Length == 0 && !asked)
            return new Completion(from, []);
        var known = Known(text[..from]);
        return new Completion(from, [.. known.Select(w => (Word: w, Rank: Rank(w.Text, word))).Where(r => r.Rank < 3).OrderBy(r => r.Rank).Select(r => r.Word).Take(Most)]);
    }

    private static bool IsPartOfWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-';

    // A word that is there already needs no completing.
    private static int Rank(string known, string word) =>
        known.Equals(word, StringComparison.OrdinalIgnoreCase) ? 3
        : known.StartsWith(word, StringComparison.OrdinalIgnoreCase) ? 0
        : known.Contains("." + word, StringComparison.OrdinalIgnoreCase) || known.Contains("_" + word, StringComparison.OrdinalIgnoreCase) ? 1
        : word.Length >= 2 && known.Contains(word, StringComparison.OrdinalIgnoreCase) ? 2 : 3;

    private static IEnumerable<Suggestion> Known(string before) => FieldAt(before) switch
    {
        null => OfKinds("rule field").Select(f => f with { Text = f.Text + ": " }),
        "when" or "clears" => OfKinds("measure", "field", "function", "word"),
        "then" or "ladder" => OfKinds("action"),
        { } field when Values.TryGetValue(field, out var values) => values.Select(v => new Suggestion(v, "value", "")),
        _ => [],
    };

    private static IEnumerable<Suggestion> OfKinds(params string[] kinds) =>
        from kind in kinds
        from word in RuleVocabulary.Words
        where word.Kind == kind
        select new Suggestion(word.Text, word.Kind, word.Meaning);

    // The field whose value the cursor is in; null where a field's name is being written. What stands further in than a field's name belongs to it.
    private static string? FieldAt(string before)
    {
        if (FieldName().Matches(before).LastOrDefault(m => FieldNames.Contains(m.Groups[1].Value)) is not { } last)
            return null;
        var line = before[(before.LastIndexOf('\n') + 1)..];
        var name = last.Groups[1];
        var onItsLine = before.IndexOf('\n', name.Index) < 0;
        var column = name.Index - (before.LastIndexOf('\n', name.Index) + 1);
        return onItsLine || line.Trim(' ', '-').Length > 0 || line.Length > column ? name.Value : null;
    }

    [GeneratedRegex(@"(?m)^[ \t-]*([a-z-]+)[ \t]*:")]
    private static partial Regex FieldName();
}
