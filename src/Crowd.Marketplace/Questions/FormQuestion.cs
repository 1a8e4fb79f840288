using System.Xml.Linq;
using Crowd.Marketplace.Protocol;

namespace Crowd.Marketplace.Questions;

/// <summary>A question of a QuestionForm, and what may answer it.</summary>
/// <param name="Selections">The identifiers to choose from; empty for free text.</param>
/// <param name="HasOther">The worker may write in an answer of his own.</param>
internal sealed record FormQuestion(string Id, bool IsRequired, bool IsFreeText, IReadOnlyList<string> Selections, int MinSelections, int MaxSelections, bool HasOther)
{
    public static FormQuestion Parse(XElement question)
    {
        var id = question.Need("QuestionIdentifier").Value.Trim();
        if (id.Length is 0 or > 255)
            throw ApiErrors.Xml("A QuestionIdentifier must have 1 to 255 characters.");
        question.Need("QuestionContent");
        var required = question.One("IsRequired")?.Value.Trim() is "true" or "1";
        var answer = question.Need("AnswerSpecification").Elements().ToList();
        if (answer.Count != 1)
            throw ApiErrors.Xml($"The AnswerSpecification of question \"{id}\" must have exactly one kind of answer.");
        return answer[0].Name.LocalName switch
        {
            "FreeTextAnswer" => new(id, required, true, [], 0, 0, false),
            "SelectionAnswer" => Selection(id, required, answer[0]),
            "FileUploadAnswer" => throw ApiErrors.Xml($"Question \"{id}\" has a FileUploadAnswer, which is not supported since 2017-12-12."),
            var other => throw ApiErrors.Xml($"Question \"{id}\" has an unknown kind of answer, {other}."),
        };
    }

    private static FormQuestion Selection(string id, bool required, XElement answer)
    {
        var list = answer.Need("Selections");
        var choices = list.Many("Selection").Select(s => s.Need("SelectionIdentifier").Value.Trim()).ToList();
        if (choices.Count == 0 || choices.Distinct().Count() != choices.Count)
            throw ApiErrors.Xml($"Question \"{id}\" must have Selections with different SelectionIdentifiers.");
        return new(id, required, false, choices, Count(answer, "MinSelectionCount", 1), Count(answer, "MaxSelectionCount", 1), list.One("OtherSelection") is not null);
    }

    private static int Count(XElement answer, string name, int preset) => answer.One(name) is not { } given ? preset
        : int.TryParse(given.Value.Trim(), out var count) && count >= 0 ? count : throw ApiErrors.Xml($"{name} must be a whole number.");
}
