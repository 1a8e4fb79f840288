namespace Crowd.Marketplace.Simulation.Populations;

/// <summary>
/// Draws that depend on names only, not on the order in which workers happen to run: what a worker answers to an item
/// is the same in every run with the same seed, however many workers act at once.
/// </summary>
internal static class Dice
{
    /// <summary>Uniform in [0, 1).</summary>
    public static double Roll(ulong seed, string who, string what, int draw) =>
        (Mix(Add(Add(Mix(seed + (ulong)draw), who), what)) >> 11) * (1.0 / (1UL << 53));

    /// <summary>Standard normal, by Box and Muller.</summary>
    public static double Normal(ulong seed, string who, string what, int draw)
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - Roll(seed, who, what, draw)));
        return radius * Math.Cos(2 * Math.PI * Roll(seed, who, what, draw + 1_000));
    }

    /// <summary>Exponential with mean 1.</summary>
    public static double Exponential(ulong seed, string who, string what, int draw) => -Math.Log(1 - Roll(seed, who, what, draw));

    private static ulong Add(ulong hash, string text)
    {
        foreach (var c in text)
        {
            hash = (hash ^ c) * 0x100000001B3;
        }

        return Mix(hash ^ 0xFF);
    }

    // The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
    private static ulong Mix(ulong x)
    {
        x += 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
