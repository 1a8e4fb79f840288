using System.Text.Json;
using Crowd.Engine.Jobs;

namespace Crowd.Jobs.Hangfire.Engine;

/// <summary>An interval as a cron expression: the longest period that both divides it and is one of cron's, and how many of them make it.</summary>
internal sealed record RecurringRequest(string Cron, int PeriodSeconds, int Every)
{
    private static readonly (int Seconds, string Cron)[] Periods =
    [
        (86400, "0 0 0 * * *"),
        .. new[] { 12, 8, 6, 4, 3, 2, 1 }.Select(hours => (hours * 3600, $"0 0 */{hours} * * *")),
        .. new[] { 30, 20, 15, 12, 10, 6, 5, 4, 3, 2, 1 }.Select(minutes => (minutes * 60, $"0 */{minutes} * * * *")),
        .. new[] { 30, 20, 15, 12, 10, 6, 5, 4, 3, 2, 1 }.Select(seconds => (seconds, $"*/{seconds} * * * * *")),
    ];

    /// <summary>Hangfire looks once a second, so an interval is at least that, in whole seconds.</summary>
    public static RecurringRequest Of(TimeSpan interval)
    {
        var seconds = Math.Max(1, (int)Math.Round(interval.TotalSeconds));
        var (period, cron) = Periods.First(p => seconds % p.Seconds == 0);
        return new(cron, period, seconds / period);
    }

    public static string IdOf(JobRequest request) => $"{request.Job}/{request.Key}";

    public static string Write(JobRequest request) => JsonSerializer.Serialize(request);

    public static JobRequest Read(string request) => JsonSerializer.Deserialize<JobRequest>(request)!;
}
