using System.Security.Cryptography;

namespace Crowd.Marketplace.Storage;

/// <summary>Keys of this marketplace's own, made once and kept in its database.</summary>
internal sealed class SecretStore(Database database)
{
    /// <summary>Seals NextToken.</summary>
    public byte[] PagingKey { get; private set; } = [];

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var made = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        var kept = await database.OneAsync("""
            insert into settings values ('paging_key', $1) on conflict (name) do update set value = settings.value returning value
            """, [made], row => row.GetString(0), cancellationToken);
        PagingKey = Convert.FromHexString(kept!);
    }
}
