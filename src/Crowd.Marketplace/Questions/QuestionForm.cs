using System.Xml.Linq;
using Crowd.Marketplace.Protocol;

namespace Crowd.Marketplace.Questions;

/// <summary>A QuestionForm: Overviews and Questions in order.</summary>
internal sealed record QuestionForm(IReadOnlyList<FormQuestion> Questions)
{
    private const string Namespaces = "http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/";

    private static readonly XNamespace[] Versions = [Namespaces + "2005-10-01/QuestionForm.xsd", Namespaces + "2017-11-06/QuestionForm.xsd"];

    public static bool IsOne(XElement root) => root.Name.LocalName == "QuestionForm" && Versions.Contains(root.Name.Namespace);

    /// <exception cref="ApiException">It is no QuestionForm that could be shown and answered.</exception>
    public static QuestionForm Parse(string xml)
    {
        var root = SafeXml.Parse(xml);
        return IsOne(root) ? Parse(root) : throw ApiErrors.Xml("The root element must be a QuestionForm in its own namespace.");
    }

    public static QuestionForm Parse(XElement root)
    {
        if (root.Elements().FirstOrDefault(e => e.Name.LocalName is not ("Overview" or "Question") || e.Name.Namespace != root.Name.Namespace) is { } stray)
            throw ApiErrors.Xml($"A QuestionForm may not contain {stray.Name.LocalName}.");
        var questions = root.Many("Question").Select(FormQuestion.Parse).ToList();
        if (questions.Count == 0)
            throw ApiErrors.Xml("A QuestionForm must have at least one Question.");
        if (questions.CountBy(q => q.Id).FirstOrDefault(q => q.Value > 1) is { Key: { } twice })
            throw ApiErrors.Xml($"The QuestionIdentifier \"{twice}\" occurs twice.");
        return new(questions);
    }
}
