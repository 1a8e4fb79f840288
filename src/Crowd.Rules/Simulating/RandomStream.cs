namespace Crowd.Rules;

/// <summary>Random numbers that depend on a seed and a stream's number alone (SplitMix64), so that results do not depend on threads.</summary>
internal struct RandomStream(ulong seed, ulong stream)
{
    private ulong _state = Mix(Mix(seed) ^ (stream * 0xD1342543DE82EF95UL));

    /// <summary>Evenly in [0, 1).</summary>
    public double Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        return (Mix(_state) >> 11) * (1.0 / (1UL << 53));
    }

    public int Below(int count) => (int)(Next() * count);

    public bool Chance(double probability) => Next() < probability;

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
