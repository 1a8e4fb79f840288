namespace Crowd.Engine.Marketplaces.MTurk;

/// <summary>MTurk's fees: 20 % of the reward, 20 % more from ten assignments on, at least one cent, to the cent with halves up.</summary>
internal static class MTurkFees
{
    /// <summary>From this many assignments on a HIT costs the surcharge.</summary>
    public const int Surcharge = 10;

    private const long Cent = 10_000;

    /// <summary>The fee for one assignment.</summary>
    public static Money OfSeat(Money reward, int seats) => Of(reward, seats >= Surcharge ? 40 : 20);

    /// <summary>The fee for a bonus.</summary>
    public static Money OfBonus(Money bonus) => Of(bonus, 20);

    private static Money Of(Money amount, int percent) =>
        new(Math.Max(Cent, (amount.Micros * percent / 100 + Cent / 2) / Cent * Cent));
}
