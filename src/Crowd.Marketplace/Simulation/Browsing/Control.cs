using System.Text.Json.Nodes;

namespace Crowd.Marketplace.Simulation.Browsing;

/// <summary>One thing to fill in on a question page.</summary>
/// <param name="Item">The key of the item it belongs to.</param>
/// <param name="Name">The field's name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Options">The labels it offers; empty where the worker writes freely.</param>
internal sealed record Control(string Item, string Name, ControlKind Kind, IReadOnlyList<string> Options)
{
    /// <summary>The names of a crowd-radio-group's buttons, one for each option.</summary>
    public IReadOnlyList<string> ButtonNames { get; init; } = [];

    /// <summary>Several labels may be chosen; a label then reads <c>A|B</c>.</summary>
    public bool IsMultiple => Kind is ControlKind.Checkboxes or ControlKind.CrowdMultiSelect or ControlKind.CrowdCheckboxes;

    /// <summary>Whether a browser could give this label.</summary>
    public bool Offers(string label) =>
        Options.Count == 0 || (IsMultiple ? label.Split('|').All(Options.Contains) : Options.Contains(label));

    /// <summary>Puts the label into Amazon's <c>taskAnswers</c> object.</summary>
    public void WriteTo(JsonObject answers, string label)
    {
        switch (Kind)
        {
            case ControlKind.CrowdClassifier:
                answers[Name] = new JsonObject { ["label"] = label };
                break;
            case ControlKind.CrowdMultiSelect:
                answers[Name] = new JsonObject { ["labels"] = new JsonArray([.. label.Split('|').Select(part => JsonValue.Create(part))]) };
                break;
            case ControlKind.CrowdCheckboxes or ControlKind.CrowdRadioGroup:
                WriteSwitches(answers, label.Split('|'));
                break;
            default:
                answers[Name] = label;
                break;
        }
    }

    // Amazon: a property for each name, in it a boolean for each value; buttons may share a name or not.
    private void WriteSwitches(JsonObject answers, string[] chosen)
    {
        for (var i = 0; i < Options.Count; i++)
        {
            var name = ButtonNames.Count > 0 ? ButtonNames[i] : Name;
            if (answers[name] is not JsonObject switches)
            {
                answers[name] = switches = [];
            }

            switches[Options[i]] = chosen.Contains(Options[i]);
        }
    }
}
