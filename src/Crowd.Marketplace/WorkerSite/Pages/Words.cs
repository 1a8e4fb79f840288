namespace Crowd.Marketplace.WorkerSite.Pages;

/// <summary>Figures as a worker reads them.</summary>
internal static class Words
{
    public static string Money(decimal usd) => "$" + usd.ToString(usd == Math.Round(usd, 2) ? "0.00" : "0.00##");

    public static string Span(TimeSpan time) => time switch
    {
        { TotalMinutes: < 2 } => $"{time.TotalSeconds:0} s",
        { TotalHours: < 2 } => $"{time.TotalMinutes:0} min",
        { TotalDays: < 2 } => $"{time.TotalHours:0.#} h",
        _ => $"{time.TotalDays:0} days",
    };

    public static string Moment(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm") + " UTC";

    public static string Comparator(string comparator) => comparator switch
    {
        "LessThan" => "below",
        "LessThanOrEqualTo" => "at most",
        "GreaterThan" => "above",
        "GreaterThanOrEqualTo" => "at least",
        "EqualTo" => "is",
        "NotEqualTo" => "is not",
        "Exists" => "has been granted",
        "DoesNotExist" => "has not been granted",
        "In" => "is one of",
        "NotIn" => "is none of",
        _ => comparator,
    };
}
