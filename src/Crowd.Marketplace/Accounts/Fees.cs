namespace Crowd.Marketplace.Accounts;

/// <summary>Amazon's price list as last published; one rounding of the sum, half up to the cent, at least a cent.</summary>
internal static class Fees
{
    private const int BasePercent = 20;
    private const int ManyAssignmentsPercent = 20;
    private const int MastersPercent = 5;

    /// <summary>From this many assignments on, a HIT costs the higher fee.</summary>
    public const int ManyAssignments = 10;

    public static long ForAssignment(long rewardMicros, int maxAssignments, bool masters) => Share(
        rewardMicros,
        BasePercent + (maxAssignments >= ManyAssignments ? ManyAssignmentsPercent : 0) + (masters ? MastersPercent : 0));

    public static long ForBonus(long bonusMicros) => Share(bonusMicros, BasePercent);

    private static long Share(long micros, int percent)
    {
        var cents = (micros * percent / 100 + Money.MicrosPerCent / 2) / Money.MicrosPerCent;
        return Math.Max(1, cents) * Money.MicrosPerCent;
    }
}
