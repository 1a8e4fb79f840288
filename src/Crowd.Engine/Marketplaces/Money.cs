using System.Globalization;

namespace Crowd.Engine.Marketplaces;

/// <summary>An amount in US dollars, exact to a millionth: as the ledger keeps it.</summary>
/// <param name="Micros">Millionths of a dollar; negative for a debt.</param>
public readonly record struct Money(long Micros) : IComparable<Money>
{
    /// <summary>Nothing.</summary>
    public static Money Zero => default;

    /// <summary>An amount given in dollars.</summary>
    /// <exception cref="ArgumentException">Finer than a millionth of a dollar.</exception>
    public static Money FromUsd(decimal usd)
    {
        var micros = usd * 1_000_000m;
        return micros == decimal.Truncate(micros) ? new Money((long)micros) : throw new ArgumentException($"{usd} USD is finer than a millionth of a dollar.", nameof(usd));
    }

    /// <summary>The amount in dollars.</summary>
    public decimal Usd => Micros / 1_000_000m;

    /// <summary>Sum.</summary>
    public static Money operator +(Money a, Money b) => new(checked(a.Micros + b.Micros));

    /// <summary>Difference.</summary>
    public static Money operator -(Money a, Money b) => new(checked(a.Micros - b.Micros));

    /// <summary>So many times as much.</summary>
    public static Money operator *(Money a, long times) => new(checked(a.Micros * times));

    /// <summary>Less.</summary>
    public static bool operator <(Money a, Money b) => a.Micros < b.Micros;

    /// <summary>More.</summary>
    public static bool operator >(Money a, Money b) => a.Micros > b.Micros;

    /// <summary>Less or the same.</summary>
    public static bool operator <=(Money a, Money b) => a.Micros <= b.Micros;

    /// <summary>More or the same.</summary>
    public static bool operator >=(Money a, Money b) => a.Micros >= b.Micros;

    /// <inheritdoc/>
    public int CompareTo(Money other) => Micros.CompareTo(other.Micros);

    /// <summary>As people write it: <c>$0.05</c>, <c>$12.00</c>.</summary>
    public override string ToString() => Usd.ToString("'$'0.00####", CultureInfo.InvariantCulture);
}
