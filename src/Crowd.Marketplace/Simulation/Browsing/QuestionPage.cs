using System.Text.Json.Nodes;

namespace Crowd.Marketplace.Simulation.Browsing;

/// <summary>A question page as a browser sees it: where its form goes, what is hidden in it, and what is to be filled in.</summary>
internal sealed record QuestionPage(string Action, IReadOnlyList<KeyValuePair<string, string>> Hidden, IReadOnlyList<Control> Controls, bool IsCrowdForm)
{
    /// <summary>The form's fields once each control has been given the label that <paramref name="labels"/> has for it.</summary>
    public IEnumerable<KeyValuePair<string, string>> Fill(string assignmentId, IReadOnlyDictionary<Control, string> labels)
    {
        yield return new("assignmentId", assignmentId);
        foreach (var field in Hidden.Where(field => field.Key != "assignmentId"))
        {
            yield return field;
        }

        var fields = IsCrowdForm ? [new("taskAnswers", TaskAnswers(labels))] : labels.SelectMany(pair => Fields(pair.Key, pair.Value));
        foreach (var field in fields)
        {
            yield return field;
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Fields(Control control, string label) =>
        control.IsMultiple ? label.Split('|').Select(part => KeyValuePair.Create(control.Name, part)) : [new(control.Name, label)];

    private static string TaskAnswers(IReadOnlyDictionary<Control, string> labels)
    {
        var answers = new JsonObject();
        foreach (var (control, label) in labels)
        {
            control.WriteTo(answers, label);
        }

        return new JsonArray(answers).ToJsonString();
    }
}
