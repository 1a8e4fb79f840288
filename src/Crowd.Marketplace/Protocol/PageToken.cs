using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Crowd.Marketplace.Accounts;

namespace Crowd.Marketplace.Protocol;

/// <summary>
/// NextToken: where the next page starts, sealed together with the account, the operation and its filter, so that a token
/// can be neither forged nor used elsewhere.
/// </summary>
internal sealed class PageToken(byte[] key)
{
    private const string Version = "p1:";
    private const int PlaceBytes = 16;
    private const int SealBytes = 16;

    public string Write(Account account, string operation, string filter, (long Major, long Minor) place)
    {
        var bytes = new byte[PlaceBytes + SealBytes];
        BinaryPrimitives.WriteInt64BigEndian(bytes, place.Major);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(8), place.Minor);
        Seal(account, operation, filter, bytes.AsSpan(0, PlaceBytes)).CopyTo(bytes, PlaceBytes);
        return Version + Base64Url.EncodeToString(bytes);
    }

    /// <exception cref="ApiException">The token is not one of this account, operation and filter.</exception>
    public (long Major, long Minor) Read(Account account, string operation, string filter, string token)
    {
        var bytes = new byte[PlaceBytes + SealBytes];
        if (!token.StartsWith(Version, StringComparison.Ordinal)
            || !Base64Url.IsValid(token.AsSpan(Version.Length), out var length) || length != bytes.Length
            || Base64Url.DecodeFromChars(token.AsSpan(Version.Length), bytes) != bytes.Length
            || !CryptographicOperations.FixedTimeEquals(Seal(account, operation, filter, bytes.AsSpan(0, PlaceBytes)), bytes.AsSpan(PlaceBytes)))
            throw ApiErrors.InvalidValue(token, "NextToken");
        return (BinaryPrimitives.ReadInt64BigEndian(bytes), BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(8)));
    }

    private byte[] Seal(Account account, string operation, string filter, ReadOnlySpan<byte> place) => HMACSHA256.HashData(
        key, Encoding.UTF8.GetBytes($"{account.Id}\n{operation}\n{filter}\n{Convert.ToHexString(place)}"))[..SealBytes];
}
