using Crowd.Engine.Reviewing;

namespace Crowd.Web.Appealing;

/// <summary>The clock of an appeal, in words.</summary>
internal static class AppealTime
{
    private const int ShortBody = 160;

    public static bool IsOverdue(Appeal appeal, TimeProvider clock) => appeal.State == "open" && appeal.DueAt <= clock.GetUtcNow().UtcDateTime;

    /// <summary>How long there is, or by how much it is late.</summary>
    public static string Left(Appeal appeal, TimeProvider clock)
    {
        var left = appeal.DueAt - clock.GetUtcNow().UtcDateTime;
        return left > TimeSpan.Zero ? $"in {Length(left)}" : $"{Length(-left)} late";
    }

    public static string Shortened(string body) => body.Length <= ShortBody ? body : body[..ShortBody] + "…";

    private static string Length(TimeSpan time) => time.TotalDays >= 2 ? $"{time.TotalDays:0} days" : time.TotalHours >= 2 ? $"{time.TotalHours:0} hours" : $"{time.TotalMinutes:0} minutes";
}
