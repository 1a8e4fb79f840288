using System.Security.Cryptography;

namespace Crowd.Marketplace.Storage;

/// <summary>
/// Ids as Amazon's look: 30 capitals and digits that start with 3; workers' have 14 and start with A. The first characters
/// grow with time, so that new rows land at the end of the indexes.
/// </summary>
internal static class NewId
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const int TimeDigits = 9;

    public static string Entity(TimeProvider clock) => string.Create(30, clock.GetUtcNow().ToUnixTimeMilliseconds(), static (id, time) =>
    {
        id[0] = '3';
        for (var i = TimeDigits; i > 0; i--, time /= Alphabet.Length)
            id[i] = Alphabet[(int)(time % Alphabet.Length)];
        RandomNumberGenerator.GetItems(Alphabet, id[(TimeDigits + 1)..]);
    });

    public static string Worker() => "A" + RandomNumberGenerator.GetString(Alphabet, 13);
}
