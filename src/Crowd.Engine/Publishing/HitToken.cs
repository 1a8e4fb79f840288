using System.Security.Cryptography;
using System.Text;

namespace Crowd.Engine.Publishing;

/// <summary>The request token of a page: the same after any crash, different for everything else that we or others ever publish.</summary>
internal static class HitToken
{
    /// <summary>All our tokens begin so: the reconciler knows ours by it.</summary>
    public const string Prefix = "crowd-";

    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>The token of a campaign's page in a round. The creation time keeps a campaign of the same name and number in a new database apart.</summary>
    public static string Of(string campaign, long campaignId, DateTimeOffset createdAt, int page, int round)
    {
        var unit = $"{campaign}/{campaignId}/{createdAt.UtcTicks / TimeSpan.TicksPerMicrosecond}/{page}/{round}";
        return $"{Prefix}{campaignId}-{page}-{round}-{Base32(SHA256.HashData(Encoding.UTF8.GetBytes(unit)).AsSpan(0, 12))}";
    }

    private static string Base32(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length * 8 / 5);
        for (int i = 0, bits = 0, held = 0; i < bytes.Length; i++)
            for (held = (held << 8 | bytes[i]) & 0xFFF, bits += 8; bits >= 5; bits -= 5)
                text.Append(Alphabet[held >> (bits - 5) & 31]);
        return text.ToString();
    }
}
