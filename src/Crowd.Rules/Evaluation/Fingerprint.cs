namespace Crowd.Rules.Evaluation;

/// <summary>Stable 64-bit hashes (FNV-1a with a finaliser): the same on every machine and in every version.</summary>
internal static class Fingerprint
{
    public static ulong Of(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBUL;
        return hash ^ (hash >> 31);
    }

    /// <summary>Evenly in [0, 1).</summary>
    public static double Unit(string text) => (Of(text) >> 11) * (1.0 / (1UL << 53));
}
