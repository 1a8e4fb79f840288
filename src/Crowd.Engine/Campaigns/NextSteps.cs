namespace Crowd.Engine.Campaigns;

/// <summary>Decides a campaign's next step. Pure.</summary>
internal static class NextSteps
{
    /// <summary>The next step of a campaign for which nothing more could be planned just now.</summary>
    public static NextStep Of(Standing standing) => standing switch
    {
        { IsOver: true } => NextStep.Rest,
        { Unsent: > 0, Asks: true } or { Unsent: > 0, IsEnding: true } => NextStep.Publish,
        { Open: > 0 } => NextStep.Collect,
        { Scored: false } => NextStep.Score,
        { Judged: false } => NextStep.Enforce,
        { Unsettled: > 0 } => NextStep.Settle,
        // A paused campaign rests here: it may be resumed.
        { Asks: false, IsEnding: false } => NextStep.Rest,
        _ => NextStep.End,
    };
}
