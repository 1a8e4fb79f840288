using System.Globalization;
using Crowd.Marketplace.Accounts;

namespace Crowd.Marketplace.Protocol;

/// <summary>Reads what the CurrencyAmount pattern has let through.</summary>
internal static class Amount
{
    private const decimal MostUsd = 1_000_000;

    public static long Read(string text, string parameter) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var usd) && usd <= MostUsd
            ? Money.ToMicros(usd)
            : throw ApiErrors.InvalidValue(text, parameter);
}
