using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Amazon.MTurk.Tests;

/// <summary>Checks a call's signature from the published description of Signature Version 4, without the SDK's code.</summary>
internal static partial class SignatureV4
{
    public static bool IsValid(Call call, string secretKey, string region, string service)
    {
        var parts = Authorization().Match(call.Headers["authorization"]);
        if (!parts.Success || parts.Groups["region"].Value != region || parts.Groups["service"].Value != service)
            return false;
        var date = parts.Groups["date"].Value;
        var time = call.Headers["x-amz-date"];
        if (!time.StartsWith(date, StringComparison.Ordinal))
            return false;
        var scope = $"{date}/{region}/{service}/aws4_request";
        var toSign = $"AWS4-HMAC-SHA256\n{time}\n{scope}\n{Hex(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical(call, parts.Groups["signed"].Value))))}";
        var key = new[] { date, region, service, "aws4_request" }
            .Aggregate(Encoding.UTF8.GetBytes("AWS4" + secretKey), (k, part) => HMACSHA256.HashData(k, Encoding.UTF8.GetBytes(part)));
        return parts.Groups["signature"].Value == Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign)));
    }

    public static IReadOnlyList<string> SignedHeaders(Call call) =>
        Authorization().Match(call.Headers["authorization"]).Groups["signed"].Value.Split(';');

    private static string Canonical(Call call, string signed)
    {
        var headers = string.Concat(signed.Split(';').Select(name => $"{name}:{Spaces().Replace(call.Headers[name].Trim(), " ")}\n"));
        return $"{call.Method}\n/\n\n{headers}\n{signed}\n{Hex(SHA256.HashData(call.Body))}";
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);

    [GeneratedRegex("^AWS4-HMAC-SHA256 Credential=(?<key>[^/]+)/(?<date>\\d{8})/(?<region>[^/]+)/(?<service>[^/]+)/aws4_request, ?SignedHeaders=(?<signed>[^,]+), ?Signature=(?<signature>[0-9a-f]{64})$")]
    private static partial Regex Authorization();

    [GeneratedRegex(" +")]
    private static partial Regex Spaces();
}
