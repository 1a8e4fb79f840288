using System.Security.Cryptography;
using System.Text;

namespace Crowd.Marketplace.Simulation;

/// <summary>
/// Worker ids for names. The marketplace's worker ids look like Amazon's: an A, then capitals and digits. <c>w017</c> becomes
/// <c>AW017</c>, <c>careful-01</c> becomes <c>ACAREFUL01</c>; names that would fall together get a piece of their hash.
/// </summary>
public static class WorkerIds
{
    private const int Longest = 40;

    /// <summary>An id for each name, in the same order; different names get different ids.</summary>
    public static IReadOnlyList<string> For(IReadOnlyList<string> names)
    {
        var plain = names.Select(Plain).ToArray();
        var shared = plain.GroupBy(id => id).Where(same => same.Count() > 1).Select(same => same.Key).ToHashSet();
        return [.. plain.Select((id, i) => id.Length == 1 || id.Length > Longest || shared.Contains(id) ? Hashed(id, names[i]) : id)];
    }

    private static string Plain(string name) => "A" + string.Concat(name.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit));

    private static string Hashed(string id, string name) =>
        id[..Math.Min(id.Length, Longest)] + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(name)), 0, 8);
}
