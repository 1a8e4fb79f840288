using Crowd.Rules.Checking;
using Crowd.Rules.Evaluation;
using Crowd.Rules.Reading;

namespace Crowd.Rules;

/// <summary>A file of checked rules. Immutable and safe to share between threads.</summary>
public sealed class RuleSet
{
    private const int LongestFile = 1_000_000;
    private readonly Dictionary<SubjectKind, SubjectPlan> _plans = [];

    internal RuleSet(IReadOnlyList<Rule> rules, IReadOnlyDictionary<SubjectKind, SpecTable> specs)
    {
        Rules = rules;
        Version = Fingerprint.Of(string.Join('\n', rules.Select(r => r.Version))).ToString("x16");
        foreach (var kind in Enum.GetValues<SubjectKind>())
        {
            _plans[kind] = new SubjectPlan(kind, specs.TryGetValue(kind, out var table) ? table.Specs : [], [.. rules.Where(r => r.Subject == kind)]);
        }

        Plans = [.. _plans.Values.Where(p => p.Rules.Length > 0)];
    }

    /// <summary>The rules, in the file's order.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>16 hexadecimal digits that change whenever a rule's meaning does.</summary>
    public string Version { get; }

    /// <summary>Whether any rule looks at evidence of this kind: what nobody reads need not be written.</summary>
    public bool Reads(EvidenceKind kind) => Plans.Any(p => p.SlotsFor(kind).Length + p.RulesFor(kind).Length > 0);

    internal IReadOnlyList<SubjectPlan> Plans { get; }

    /// <summary>Reads a rule file: text -> tokens -> tree -> checked tree. Whatever the text, it does not throw.</summary>
    /// <param name="yamlText">The file's text.</param>
    /// <param name="fileName">Its name, for messages.</param>
    public static RuleSetResult Parse(string yamlText, string fileName) => Parse(yamlText, fileName, naive: false);

    /// <summary>
    /// The same rules as products without valid tests have them: each 'surely' and 'likely' becomes the raw rate against the limit once the least
    /// evidence is there. For comparison in back-tests and simulations, not for use.
    /// </summary>
    /// <inheritdoc cref="Parse(string, string)"/>
    public static RuleSetResult ParseNaive(string yamlText, string fileName) => Parse(yamlText, fileName, naive: true);

    internal SubjectPlan PlanOf(SubjectKind kind) => _plans[kind];

    private static RuleSetResult Parse(string yamlText, string fileName, bool naive)
    {
        ArgumentNullException.ThrowIfNull(yamlText);
        ArgumentNullException.ThrowIfNull(fileName);
        var source = new SourceText(yamlText, fileName);
        if (yamlText.Length > LongestFile)
        {
            source.Report(0, $"this file has {yamlText.Length} characters; expected a rule file of at most {LongestFile}");
            return new RuleSetResult.Invalid(source.Errors);
        }

        var file = new RuleFileChecker(source, naive);
        var rules = YamlReader.Read(source) is { } root ? file.Check(root) : file.Empty();
        if (source.HasErrors)
        {
            return new RuleSetResult.Invalid(source.Errors);
        }

        var set = new RuleSet(rules, file.Specs);
        return new RuleSetResult.Valid(set, Warnings.Of(set, source));
    }
}
