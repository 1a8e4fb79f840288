using System.Globalization;
using System.Text.Json;
using Crowd.Rules;

namespace Crowd.Web.RuleEditing;

/// <summary>Actions in the words of the rule language.</summary>
internal static class ActionWords
{
    // jsonb keeps no order of members: 'do' may stand anywhere.
    private static readonly JsonSerializerOptions Json = new() { AllowOutOfOrderMetadataProperties = true };

    /// <summary>An action as it is stored, in words; its kind where it can't be read.</summary>
    public static string OfStored(string kind, string args)
    {
        try
        {
            return JsonSerializer.Deserialize<RuleAction>(args, Json) is { } action ? Of(action) : kind;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            return kind;
        }
    }

    public static string Of(RuleAction action) => action switch
    {
        RuleAction.Exclude e => $"exclude from {Lower(e.Scope)}{(e.For is { } time ? $" for {Time(time)}" : "")}",
        RuleAction.Block b => $"block: {b.Reason}",
        RuleAction.Message m => $"message: {m.Template}",
        RuleAction.Warn { Template: { } text } => $"warn: {text}",
        RuleAction.Discard d => d.Range switch
        {
            AnswerRange.SinceFirstDoubt => "discard since first-doubt",
            AnswerRange.SinceMoment => $"discard since {d.Since:yyyy-MM-dd HH:mm}",
            AnswerRange.LastCount => $"discard last {d.Count} answers",
            AnswerRange.LastTime when d.Last is { } last => $"discard last {Time(last)}",
            AnswerRange.ThisOne => "discard this",
            _ => "discard",
        },
        RuleAction.Recollect r => r.All ? "recollect all" : "recollect",
        RuleAction.Reject r => $"reject: {r.Reason}",
        RuleAction.Bonus b => $"bonus {(b.MicroDollars / 1e6m).ToString("$0.00##", CultureInfo.InvariantCulture)}",
        RuleAction.Flag { Text: { } text } => $"flag: {text}",
        RuleAction.Alert { Text: { } text } => $"alert: {text}",
        RuleAction.PauseCampaign => "pause campaign",
        RuleAction.RecordOnly => "nothing",
        _ => Lower(action.GetType().Name),
    };

    private static string Lower(object name) => name.ToString()!.ToLowerInvariant();

    private static string Time(TimeSpan time) => time.TotalDays >= 1 ? $"{time.TotalDays:0.#} days" : time.TotalHours >= 1 ? $"{time.TotalHours:0.#} hours" : $"{time.TotalMinutes:0.#} min";
}
