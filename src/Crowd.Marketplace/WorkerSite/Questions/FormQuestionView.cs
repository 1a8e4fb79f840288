using System.Globalization;
using System.Xml.Linq;

namespace Crowd.Marketplace.WorkerSite.Questions;

/// <summary>One question of a QuestionForm, as it is drawn.</summary>
internal sealed record FormQuestionView(string Id, string? DisplayName, bool IsRequired, XElement? Content, FormAnswer? Answer)
{
    public static FormQuestionView Of(XElement question)
    {
        var required = Child(question, "IsRequired")?.Value.Trim() is "true" or "1";
        return new FormQuestionView(
            Child(question, "QuestionIdentifier")?.Value.Trim() ?? "",
            Child(question, "DisplayName")?.Value,
            required,
            Child(question, "QuestionContent"),
            Child(question, "AnswerSpecification")?.Elements().FirstOrDefault() switch
            {
                { Name.LocalName: "FreeTextAnswer" } text => TextOf(text, required),
                { Name.LocalName: "SelectionAnswer" } choice => SelectionOf(choice),
                _ => null,
            });
    }

    private static FormAnswer.Text TextOf(XElement text, bool required)
    {
        var constraints = Child(text, "Constraints");
        var (numeric, length) = (Child(constraints, "IsNumeric"), Child(constraints, "Length"));
        var regex = Child(constraints, "AnswerFormatRegex");
        var minLength = length?.Attribute("minLength")?.Value;
        return new FormAnswer.Text(
            required || minLength is not (null or "0"),
            numeric is not null, numeric?.Attribute("minValue")?.Value, numeric?.Attribute("maxValue")?.Value,
            minLength, length?.Attribute("maxLength")?.Value,
            regex?.Attribute("regex")?.Value, regex is null ? null : regex.Attribute("errorText")?.Value ?? "Invalid input supplied.",
            Child(text, "DefaultText")?.Value, Number(text, "NumberOfLinesSuggestion", 1));
    }

    private static FormAnswer.Selection SelectionOf(XElement choice)
    {
        var (min, max) = (Number(choice, "MinSelectionCount", 1), Number(choice, "MaxSelectionCount", 1));
        var style = Child(choice, "StyleSuggestion")?.Value.Trim();
        var selections = Child(choice, "Selections");
        return new FormAnswer.Selection(
            max > 1 || style is "checkbox" or "multichooser",
            style is "list" or "dropdown" or "combobox",
            min, Math.Max(max, 1),
            [.. selections?.Elements().Where(option => option.Name.LocalName == "Selection").Select(OptionOf) ?? []],
            Child(selections, "OtherSelection") is not null);
    }

    private static FormAnswer.Option OptionOf(XElement selection)
    {
        var content = new XElement(selection);
        var id = Child(content, "SelectionIdentifier");
        id?.Remove();
        return new FormAnswer.Option(id?.Value.Trim() ?? "", content);
    }

    private static int Number(XElement parent, string name, int otherwise) =>
        int.TryParse(Child(parent, name)?.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 0, 1000) : otherwise;

    private static XElement? Child(XElement? parent, string name) => parent?.Elements().FirstOrDefault(child => child.Name.LocalName == name);
}
