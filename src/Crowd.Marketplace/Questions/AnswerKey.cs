using System.Globalization;
using System.Xml.Linq;
using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Taking;

namespace Crowd.Marketplace.Questions;

/// <summary>Grades a test: an option scores if exactly its selections were chosen, else the question's default counts.</summary>
internal sealed class AnswerKey
{
    private static readonly XNamespace Schema = "http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2005-10-01/AnswerKey.xsd";

    private readonly Dictionary<string, (List<(HashSet<string> Selections, int Score)> Options, int Default)> _questions;
    private readonly Func<long, int> _mapping;

    private AnswerKey(Dictionary<string, (List<(HashSet<string>, int)>, int)> questions, Func<long, int> mapping) => (_questions, _mapping) = (questions, mapping);

    /// <summary>Reads a key and holds it against the test it is for.</summary>
    /// <exception cref="ApiException">The key is malformed, or the test has questions that cannot be graded.</exception>
    public static AnswerKey Parse(string xml, QuestionForm test)
    {
        var root = SafeXml.Parse(xml);
        if (root.Name != Schema + "AnswerKey")
            throw ApiErrors.Xml("The root element must be an AnswerKey in its own namespace.");
        if (test.Questions.FirstOrDefault(q => q.IsFreeText || q.HasOther) is { } free)
            throw ApiErrors.Xml($"Question \"{free.Id}\" of the test cannot be graded: with an AnswerKey only SelectionAnswers without OtherSelection are allowed.");
        var questions = new Dictionary<string, (List<(HashSet<string>, int)>, int)>(StringComparer.Ordinal);
        foreach (var question in root.Many("Question"))
            Add(questions, question, test);
        return questions.Count > 0
            ? new(questions, Mapping(root.One("QualificationValueMapping")))
            : throw ApiErrors.Xml("An AnswerKey must have at least one Question.");
    }

    /// <summary>The qualification value these answers earn.</summary>
    public int Grade(IReadOnlyList<AnswerField> answers)
    {
        var sum = 0L;
        foreach (var (id, (options, preset)) in _questions)
        {
            var chosen = answers.Where(a => a.Question == id && a.Kind == AnswerKind.Selection).Select(a => a.Value).ToHashSet(StringComparer.Ordinal);
            sum += options.Where(o => o.Selections.SetEquals(chosen)).Select(o => (int?)o.Score).FirstOrDefault() ?? preset;
        }
        return _mapping(sum);
    }

    private static void Add(Dictionary<string, (List<(HashSet<string>, int)>, int)> questions, XElement question, QuestionForm test)
    {
        var id = question.Need("QuestionIdentifier").Value.Trim();
        if (test.Questions.FirstOrDefault(q => q.Id == id) is not { } asked)
            throw ApiErrors.Xml($"The AnswerKey has the question \"{id}\", which the test does not have.");
        var options = new List<(HashSet<string>, int)>();
        foreach (var option in question.Many("AnswerOption"))
        {
            var selections = option.Many("SelectionIdentifier").Select(s => s.Value.Trim()).ToHashSet(StringComparer.Ordinal);
            if (selections.FirstOrDefault(s => !asked.Selections.Contains(s)) is { } unknown)
                throw ApiErrors.Xml($"The AnswerKey has the selection \"{unknown}\", which question \"{id}\" does not have.");
            options.Add((selections, Integer(option.Need("AnswerScore"))));
        }
        if (options.Count == 0)
            throw ApiErrors.Xml($"Question \"{id}\" of the AnswerKey has no AnswerOption.");
        if (!questions.TryAdd(id, (options, question.One("DefaultScore") is { } preset ? Integer(preset) : 0)))
            throw ApiErrors.Xml($"The AnswerKey has the question \"{id}\" twice.");
    }

    private static Func<long, int> Mapping(XElement? mapping)
    {
        if (mapping is null)
            return Clamp;
        if (mapping.One("PercentageMapping") is { } percentage)
        {
            var max = Integer(percentage.Need("MaximumSummedScore"));
            return max > 0
                ? sum => Clamp((long)Math.Round(100m * sum / max, MidpointRounding.AwayFromZero))
                : throw ApiErrors.Xml("MaximumSummedScore must be more than 0.");
        }
        if (mapping.One("ScaleMapping") is { } scale)
        {
            var factor = Decimal(scale.Need("SummedScoreMultiplier"));
            return sum => Clamp((long)Math.Round(sum * factor, MidpointRounding.AwayFromZero));
        }
        return Ranges(mapping.One("RangeMapping") ?? throw ApiErrors.Xml(
            "A QualificationValueMapping must have a PercentageMapping, a ScaleMapping or a RangeMapping."));
    }

    private static Func<long, int> Ranges(XElement mapping)
    {
        var ranges = mapping.Many("SummedScoreRange").Select(r => (
            Low: Integer(r.Need("InclusiveLowerBound")), High: Integer(r.Need("InclusiveUpperBound")), Value: Integer(r.Need("QualificationValue")))).ToList();
        if (ranges.Count == 0)
            throw ApiErrors.Xml("A RangeMapping must have at least one SummedScoreRange.");
        var outside = Integer(mapping.Need("OutOfRangeQualificationValue"));
        return sum => ranges.Where(r => r.Low <= sum && sum <= r.High).Select(r => (int?)r.Value).FirstOrDefault() ?? outside;
    }

    private static int Clamp(long value) => (int)Math.Clamp(value, int.MinValue, int.MaxValue);

    private static int Integer(XElement element) => int.TryParse(element.Value.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
        ? value : throw ApiErrors.Xml($"{element.Name.LocalName} is \"{element.Value}\"; it must be a whole number.");

    // within limits that keep every product a decimal
    private static decimal Decimal(XElement element) =>
        decimal.TryParse(element.Value.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) <= 1_000_000
            ? value : throw ApiErrors.Xml($"{element.Name.LocalName} is \"{element.Value}\"; it must be a number of at most a million.");
}
