namespace Crowd.Quality;

/// <summary>The generator of Steele, Lea and Flood: one multiply-xor chain a number, the same on every machine and version.</summary>
internal struct SplitMix64(ulong seed)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong _state = seed;

    /// <summary>The mixing function alone: a hash of one number.</summary>
    public static ulong Mix(ulong x)
    {
        x += Golden;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }

    public ulong Next()
    {
        var value = Mix(_state);
        _state += Golden;
        return value;
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in 0 … count − 1.</summary>
    public int Below(int count) => (int)Math.BigMul(Next(), (ulong)count, out _);

    /// <summary>Poisson with mean 1.</summary>
    public int Poisson1()
    {
        var (u, k, term) = (NextDouble(), 0, 0.36787944117144233);
        while (u >= term && k < 20)
        {
            u -= term;
            term /= ++k;
        }

        return k;
    }

    /// <summary>Standard normal, by Box and Muller.</summary>
    public double NextNormal() => Math.Sqrt(-2 * Math.Log(1 - NextDouble())) * Math.Cos(2 * Math.PI * NextDouble());
}
