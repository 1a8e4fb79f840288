using Crowd.Engine.Reviewing;
using Crowd.Web.Layout;

namespace Crowd.Web.Decisions;

/// <summary>What an action holds, and what taking it back gives back, in words.</summary>
internal static class Held
{
    /// <summary>What it holds at the moment; empty where nothing.</summary>
    public static string Now(CaseAction action) =>
        action.AnswersHeld > 0 ? $"{Show.Count(action.AnswersHeld)} answers to {Show.Count(action.ItemsHeld)} items are set aside"
        : action.Rejections > 0 ? $"{Show.Count(action.Rejections)} submissions are rejected"
        : "";

    /// <summary>What taking it back does; null where it can't be taken back because nothing of it is in force.</summary>
    public static string? Restores(CaseAction action) => action.State != "applied" ? null : action.Kind switch
    {
        "exclude" => "The worker gets in again, unless another exclusion is in force.",
        "block" => "The marketplace's block is lifted.",
        "discard" => $"{Show.Count(action.AnswersHeld)} answers to {Show.Count(action.ItemsHeld)} items count again; {Show.Count(action.ItemsBoughtAnew)} of these items were answered anew meanwhile, and those answers stay. Labels are inferred anew.",
        "recollect" => "What has not been bought anew is no longer asked for.",
        "reject" => $"{Show.Count(action.Rejections)} rejections are reversed and {Show.Usd(action.RejectedMicros)} is paid after all.",
        "warn" or "message" => "The message can't be unsent; the standing is as before.",
        _ => "It counts as not done.",
    };
}
