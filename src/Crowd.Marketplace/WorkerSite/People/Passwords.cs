using System.Security.Cryptography;

namespace Crowd.Marketplace.WorkerSite.People;

/// <summary>Keeps passwords as PBKDF2 with SHA-256, 600,000 rounds, a salt of 16 bytes: <c>rounds.salt.hash</c>.</summary>
internal static class Passwords
{
    public const int Shortest = 10;
    private const int Rounds = 600_000, SaltBytes = 16, HashBytes = 32;

    /// <summary>What a password that nobody has hashes to: refusing an unknown person takes as long as a known one.</summary>
    public static string Nobody { get; } = Hash(Convert.ToHexString(RandomNumberGenerator.GetBytes(SaltBytes)));

    public static string Hash(string password)
    {
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return $"{Rounds}.{Convert.ToHexStringLower(salt)}.{Convert.ToHexStringLower(Derive(password, salt, Rounds))}";
    }

    public static bool Verify(string password, string kept) =>
        kept.Split('.') is [var rounds, var salt, var hash]
        && CryptographicOperations.FixedTimeEquals(Derive(password, Convert.FromHexString(salt), int.Parse(rounds)), Convert.FromHexString(hash));

    private static byte[] Derive(string password, byte[] salt, int rounds) =>
        Rfc2898DeriveBytes.Pbkdf2(password, salt, rounds, HashAlgorithmName.SHA256, HashBytes);
}
