using Crowd.Rules.Checking;
using Crowd.Rules.Syntax;
using Crowd.Rules.Vocabulary;

namespace Crowd.Rules;

/// <summary>All words of the language, from the same tables that the checker reads.</summary>
public static class RuleVocabulary
{
    private static readonly string[] Grammar =
    [
        "and", "or", "not", "surely", "likely", "across workers", "over last", "since training", "since rule change", "with half-life",
        "where", "of usual", "in", "not in", "between", "exists", "is missing", "happens", "sample",
    ];

    /// <summary>The words, measures first.</summary>
    public static IReadOnlyList<VocabularyWord> Words { get; } =
    [
        .. Measures.Known.Select(m => new VocabularyWord(m.Name, "measure", m.Meaning)),
        .. Fields.Known.Select(f => new VocabularyWord(f.Name, "field", f.Meaning)),
        .. Fields.OpenNames.Select(o => new VocabularyWord(o.Name, "field", o.Meaning)),
        .. Functions.Known.Select(f => new VocabularyWord($"{f.Name}(", "function", f.Meaning)),
        .. ActionParser.VerbNames.Select(v => new VocabularyWord(v, "action", "")),
        .. RuleChecker.FieldNames.Select(f => new VocabularyWord(f, "rule field", "")),
        .. Grammar.Select(w => new VocabularyWord(w, "word", "")),
    ];
}
