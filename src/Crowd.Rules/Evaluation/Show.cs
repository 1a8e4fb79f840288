using System.Globalization;
using Crowd.Rules.Vocabulary;

namespace Crowd.Rules.Evaluation;

/// <summary>Numbers as people read them.</summary>
internal static class Show
{
    public static string Amount(double value, Quantity quantity) => double.IsNaN(value)
        ? "unknown"
        : quantity switch
        {
            Quantity.Share => Percent(value),
            Quantity.OfUsual => Percent(value) + " of usual",
            Quantity.Time => Time(value),
            Quantity.Money => "$" + value.ToString(Math.Abs(value * 100 % 1) < 1e-9 ? "0.00" : "0.00####", CultureInfo.InvariantCulture),
            Quantity.Pixels => Number(value) + " px",
            _ => Number(value),
        };

    public static string Percent(double value) =>
        (value * 100).ToString(Math.Abs(value) < 0.001 && value != 0 ? "0.####" : "0.#", CultureInfo.InvariantCulture) + "%";

    public static string Number(double value) => value.ToString(Math.Abs(value) >= 100 ? "0" : Math.Abs(value) >= 10 ? "0.#" : "0.###", CultureInfo.InvariantCulture);

    public static string Time(double milliseconds)
    {
        var seconds = milliseconds / 1000;
        return seconds switch
        {
            < 1 => Number(milliseconds) + " ms",
            < 120 => Number(seconds) + " s",
            < 7200 => Number(seconds / 60) + " min",
            < 172_800 => Number(seconds / 3600) + " h",
            _ => Number(seconds / 86_400) + " days",
        };
    }
}
