using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Crowd.Marketplace.Protocol;

/// <summary>A request's Authorization header, taken apart, and the signature it should have.</summary>
internal sealed record SignedRequest(string AccessKey, string Date, string Region, string Service, string[] SignedHeaders, string Signature)
{
    private const string Algorithm = "AWS4-HMAC-SHA256";
    private const string Terminator = "aws4_request";

    /// <summary>Reads <c>AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…</c>; null when it is not whole.</summary>
    public static SignedRequest? Parse(string authorization)
    {
        if (!authorization.StartsWith(Algorithm + " ", StringComparison.Ordinal))
            return null;
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in authorization[Algorithm.Length..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var cut = part.IndexOf('=');
            if (cut < 1 || !parts.TryAdd(part[..cut], part[(cut + 1)..]))
                return null;
        }
        if (!parts.TryGetValue("Credential", out var credential) || !parts.TryGetValue("SignedHeaders", out var headers)
            || !parts.TryGetValue("Signature", out var signature))
            return null;
        var scope = credential.Split('/');
        return scope is [var key, { Length: 8 } date, var region, var service, Terminator] && key.Length > 0
            ? new SignedRequest(key, date, region, service, headers.Split(';'), signature)
            : null;
    }

    /// <summary>The key that signs all of a day's requests to a service.</summary>
    public byte[] DeriveKey(string secret)
    {
        var key = HMACSHA256.HashData(Encoding.UTF8.GetBytes("AWS4" + secret), Encoding.UTF8.GetBytes(Date));
        key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(Region));
        key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(Service));
        return HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(Terminator));
    }

    /// <summary>The signature over exactly the headers that the request itself says it signed.</summary>
    public string Expected(byte[] key, string amzDate, string query, Func<string, string> header, string bodyHash)
    {
        var canonical = new StringBuilder("POST\n/\n").Append(query).Append('\n');
        foreach (var name in SignedHeaders)
            canonical.Append(name).Append(':').Append(Fold(header(name))).Append('\n');
        canonical.Append('\n').AppendJoin(';', SignedHeaders).Append('\n').Append(bodyHash);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical.ToString())));
        var text = string.Create(CultureInfo.InvariantCulture, $"{Algorithm}\n{amzDate}\n{Date}/{Region}/{Service}/{Terminator}\n{hash}");
        return Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
    }

    private static string Fold(string value)
    {
        var folded = value.Trim();
        while (folded.Contains("  ", StringComparison.Ordinal))
            folded = folded.Replace("  ", " ", StringComparison.Ordinal);
        return folded;
    }
}
