using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Crowd.Marketplace.Simulation.Browsing;

/// <summary>
/// Reads a question page: each element with <c>data-item</c> holds the controls of that item. Without any, the whole form
/// is one item whose key nobody knows, the empty one.
/// </summary>
internal static partial class QuestionPageReader
{
    /// <returns>Null if the page has no form that could be filled in without a person.</returns>
    public static QuestionPage? Read(string html)
    {
        if (new HtmlParser().ParseDocument(html).QuerySelector("form, crowd-form") is not { } form)
        {
            return null;
        }

        var places = form.QuerySelectorAll("[data-item]").ToArray();
        IEnumerable<(string Key, IElement Place)> items = places.Length == 0
            ? [("", form)]
            : places.Select(place => (place.GetAttribute("data-item")!, place));
        return new QuestionPage(
            form.GetAttribute("action") ?? "/mturk/externalSubmit",
            [.. Hidden(form)],
            [.. items.SelectMany(item => Controls(item.Key, item.Place))],
            form.LocalName == "crowd-form");
    }

    private static IEnumerable<KeyValuePair<string, string>> Hidden(IElement form) => form
        .QuerySelectorAll("input[type=hidden][name]")
        .Select(field => KeyValuePair.Create(field.GetAttribute("name")!, field.GetAttribute("value") ?? ""));

    private static IEnumerable<Control> Controls(string item, IElement place)
    {
        foreach (var boxes in place.QuerySelectorAll("input[type=radio][name], input[type=checkbox][name]").GroupBy(box => box.GetAttribute("name")!))
        {
            var kind = boxes.First().GetAttribute("type") == "radio" ? ControlKind.Choice : ControlKind.Checkboxes;
            yield return new Control(item, boxes.Key, kind, [.. boxes.Select(box => box.GetAttribute("value") ?? "on")]);
        }

        foreach (var list in place.QuerySelectorAll("select[name]").Cast<IHtmlSelectElement>())
        {
            var values = list.Options.Where(option => !option.IsDisabled && option.Value.Length > 0).Select(option => option.Value);
            yield return new Control(item, list.Name!, ControlKind.Choice, [.. values]);
        }

        foreach (var text in place.QuerySelectorAll("textarea[name], input[type=text][name], input[type=number][name], input[name]:not([type])"))
        {
            yield return new Control(item, text.GetAttribute("name")!, ControlKind.Text, []);
        }

        foreach (var control in CrowdControls(item, place))
        {
            yield return control;
        }
    }

    private static IEnumerable<Control> CrowdControls(string item, IElement place)
    {
        foreach (var boxes in place.QuerySelectorAll("crowd-checkbox[name]").GroupBy(box => box.GetAttribute("name")!))
        {
            yield return new Control(item, boxes.Key, ControlKind.CrowdCheckboxes, [.. boxes.Select(ValueOf)]);
        }

        foreach (var group in place.QuerySelectorAll("crowd-radio-group"))
        {
            var buttons = group.QuerySelectorAll("crowd-radio-button[name]").ToArray();
            yield return new Control(item, group.GetAttribute("name") ?? "", ControlKind.CrowdRadioGroup, [.. buttons.Select(ValueOf)])
            {
                ButtonNames = [.. buttons.Select(button => button.GetAttribute("name")!)],
            };
        }

        foreach (var element in place.QuerySelectorAll("[name]"))
        {
            if (KindOf(element.LocalName) is { } kind)
            {
                yield return new Control(item, element.GetAttribute("name")!, kind, kind == ControlKind.CrowdText ? [] : Categories(element));
            }
        }
    }

    private static string ValueOf(IElement button) => button.GetAttribute("value") ?? "on";

    private static ControlKind? KindOf(string tag) => tag switch
    {
        "crowd-classifier" or "crowd-image-classifier" => ControlKind.CrowdClassifier,
        "crowd-classifier-multi-select" or "crowd-image-classifier-multi-select" => ControlKind.CrowdMultiSelect,
        "crowd-input" or "crowd-text-area" or "crowd-slider" => ControlKind.CrowdText,
        _ => null,
    };

    // Amazon's samples write these lists with single quotes, which is not JSON.
    private static string[] Categories(IElement element) =>
        [.. QuotedText().Matches(element.GetAttribute("categories") ?? "").Select(match => match.Groups["text"].Value)];

    [GeneratedRegex("""(?<quote>['"])(?<text>.*?)\k<quote>""")]
    private static partial Regex QuotedText();
}
