using System.Globalization;

namespace Crowd.Marketplace.Accounts;

/// <summary>Money is kept in micro-dollars and shown in dollars with two decimals.</summary>
internal static class Money
{
    public const long MicrosPerUsd = 1_000_000;
    public const long MicrosPerCent = 10_000;

    public static decimal Usd(long micros) => micros / (decimal)MicrosPerUsd;

    public static long ToMicros(decimal usd) => (long)(usd * MicrosPerUsd);

    /// <summary>As it goes over the wire: <c>10000.00</c>.</summary>
    public static string Text(long micros) => Usd(micros).ToString("0.00", CultureInfo.InvariantCulture);
}
