namespace Crowd.Engine.Collecting;

/// <summary>When to look again. Pure.</summary>
internal static class CollectPace
{
    private static readonly TimeSpan LongestScoreDelay = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromMinutes(10);

    /// <summary>The wait before the next run: a quarter of the time since something last came, within the bounds.</summary>
    public static TimeSpan NextRun(DateTimeOffset lastNew, DateTimeOffset now, CollectingOptions options) =>
        Clamp((now - lastNew) / 4, options.Shortest, options.Longest);

    /// <summary>The wait before an open page is asked again: soon where it has just brought something, later the longer it has been out.</summary>
    public static TimeSpan NextPoll(bool broughtSomething, DateTimeOffset openedAt, DateTimeOffset now, TimeSpan first) =>
        broughtSomething ? first : Clamp((now - openedAt) / 4, first, LongestPoll);

    /// <summary>How long new answers wait to be scored together: four times as long as the last scoring took, so that a large campaign is not always scoring.</summary>
    public static TimeSpan ScoreDelay(TimeSpan lastScoring, CollectingOptions options) =>
        Clamp(lastScoring * 4, options.ScoreDelay, options.ScoreDelay > LongestScoreDelay ? options.ScoreDelay : LongestScoreDelay);

    private static TimeSpan Clamp(TimeSpan value, TimeSpan least, TimeSpan most) => value < least ? least : value > most ? most : value;
}
