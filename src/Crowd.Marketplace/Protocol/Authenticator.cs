using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Crowd.Marketplace.Accounts;

namespace Crowd.Marketplace.Protocol;

/// <summary>
/// Signature version 4, as Amazon checks it: over the headers the request names, within 15 minutes of real time (the sandbox's
/// own clock does not count: clients sign by theirs). A recorded request is therefore worthless after that.
/// </summary>
internal sealed class Authenticator(AccountBook accounts, MarketplaceOptions options)
{
    private const string Region = "us-east-1";
    private const int MostKeys = 1024;
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<(string AccessKey, string Date), byte[]> _keys = new();

    /// <exception cref="ApiException">The request is not signed, or not rightly.</exception>
    public async ValueTask<Account> AuthenticateAsync(HttpRequest request, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var authorization = request.Headers.Authorization.ToString();
        if (authorization.Length == 0)
            throw ApiErrors.Plain("MissingAuthenticationTokenException", "Missing Authentication Token");
        var signed = SignedRequest.Parse(authorization) ?? throw ApiErrors.Plain(
            "IncompleteSignatureException",
            "The Authorization header must be AWS4-HMAC-SHA256 with Credential=KEY/DATE/REGION/SERVICE/aws4_request, SignedHeaders and Signature.");
        var amzDate = CheckScope(request, signed);
        var account = await accounts.FindAsync(signed.AccessKey, cancellationToken)
            ?? throw ApiErrors.Plain("UnrecognizedClientException", "The security token included in the request is invalid.");

        var expected = signed.Expected(Key(signed, account), amzDate, Query(request), name => Header(request, name), BodyHash(request, body.Span));
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.UTF8.GetBytes(signed.Signature)))
            throw Invalid(
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.");
        return account;
    }

    private string CheckScope(HttpRequest request, SignedRequest signed)
    {
        if (!signed.SignedHeaders.Contains("host"))
            throw Invalid("'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
        if (request.Headers.Keys.FirstOrDefault(IsBinding) is { } loose && !signed.SignedHeaders.Contains(loose.ToLowerInvariant()))
            throw Invalid($"'{loose}' must be a 'SignedHeader' in the AWS Authorization.");
        if (signed.Service != ServiceModel.Instance.SigningName)
            throw Invalid($"Credential should be scoped to correct service: '{ServiceModel.Instance.SigningName}'. ");
        if (signed.Region != Region)
            throw Invalid($"Credential should be scoped to a valid region, not '{signed.Region}'. ");
        var amzDate = request.Headers["X-Amz-Date"].ToString();
        if (!DateTimeOffset.TryParseExact(
            amzDate, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            throw ApiErrors.Plain("IncompleteSignatureException", "Date must be in ISO-8601 'basic format', in the X-Amz-Date header.");
        if (!amzDate.StartsWith(signed.Date, StringComparison.Ordinal))
            throw Invalid($"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{signed.Date}' != '{amzDate[..8]}'.");
        var now = options.SigningClock.GetUtcNow();
        if (at < now - Skew)
            throw Invalid($"Signature expired: {amzDate} is now earlier than {Basic(now - Skew)} ({Basic(now)} - 15 min.)");
        return at <= now + Skew ? amzDate : throw Invalid($"Signature not yet current: {amzDate} is still later than {Basic(now + Skew)} ({Basic(now)} + 15 min.)");

        // what decides about the call must be under the signature
        bool IsBinding(string name) => name.Equals("X-Amz-Target", StringComparison.OrdinalIgnoreCase) && !signed.SignedHeaders.Contains("x-amz-target")
            || name.Equals("X-Amz-Date", StringComparison.OrdinalIgnoreCase) && !signed.SignedHeaders.Contains("x-amz-date");
    }

    private byte[] Key(SignedRequest signed, Account account)
    {
        if (_keys.Count > MostKeys)
            _keys.Clear();
        return _keys.GetOrAdd((signed.AccessKey, signed.Date), _ => signed.DeriveKey(account.Secret));
    }

    private static string BodyHash(HttpRequest request, ReadOnlySpan<byte> body)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(body));
        var claimed = request.Headers["X-Amz-Content-Sha256"].ToString();
        return claimed.Length == 0 || claimed == hash
            ? hash
            : throw Invalid("The provided 'x-amz-content-sha256' header does not match what was computed.");
    }

    private static string Query(HttpRequest request) => string.Join('&', request.Query
        .SelectMany(q => q.Value.Select(v => $"{Uri.EscapeDataString(q.Key)}={Uri.EscapeDataString(v ?? "")}")).Order(StringComparer.Ordinal));

    private static string Header(HttpRequest request, string name) => name == "host" ? request.Host.Value ?? "" : string.Join(',', request.Headers[name].AsEnumerable());

    private static string Basic(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static ApiException Invalid(string message) => ApiErrors.Plain("InvalidSignatureException", message);
}
