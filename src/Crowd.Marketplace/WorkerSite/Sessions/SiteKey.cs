using System.Security.Cryptography;
using System.Text;
using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.WorkerSite.Sessions;

/// <summary>
/// The secret that signs session cookies and submission tickets; made once, kept in the marketplace's database, so that all
/// its processes share it and restarts sign nobody out.
/// </summary>
internal sealed class SiteKey(Database database)
{
    private const int Bytes = 32;
    private byte[]? _key;

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await database.RunAsync(
            "insert into settings (name, value) values ('worker_site_key', $1) on conflict (name) do nothing",
            [Convert.ToHexString(RandomNumberGenerator.GetBytes(Bytes))], cancellationToken);
        _key = Convert.FromHexString((await database.OneAsync(
            "select value from settings where name = 'worker_site_key'", [], row => row.GetString(0), cancellationToken))!);
    }

    /// <summary>A signature of the text for one purpose; signatures for different purposes never agree.</summary>
    public string Sign(string purpose, string text)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key ?? throw new InvalidOperationException("The site key is not loaded."), Encoding.UTF8.GetBytes($"{purpose}\n{text}"), hash);
        return Convert.ToHexStringLower(hash);
    }

    /// <summary>Whether this is the signature; takes the same time for every wrong one.</summary>
    public bool Verify(string purpose, string text, string signature) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(purpose, text)), Encoding.UTF8.GetBytes(signature));
}
