using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Amazon.MTurk.Model;
using Amazon.Runtime;

namespace Crowd.Engine.Marketplaces.MTurk;

/// <summary>What to do about each way in which a call can fail.</summary>
internal static partial class MTurkErrors
{
    private static readonly string[] Credentials =
        ["UnrecognizedClientException", "InvalidSignatureException", "AccessDeniedException", "MissingAuthenticationTokenException",
         "IncompleteSignatureException", "InvalidClientTokenId", "AWS.NotAuthorized", "AWS.BadCredentialSupplied"];

    /// <summary>The same failure as the engine understands it, or null where the caller cancelled.</summary>
    public static MarketplaceException? Classify(Exception error, string marketplace, CancellationToken cancellationToken) => error switch
    {
        MarketplaceException known => known,
        OperationCanceledException when cancellationToken.IsCancellationRequested => null,
        AmazonServiceException service => OfService(service, marketplace),
        HttpRequestException http => OfHttp(http, marketplace),
        AmazonClientException client when client.InnerException is { } inner && inner is not AmazonClientException => Classify(inner, marketplace, cancellationToken),
        TimeoutException or OperationCanceledException or IOException =>
            new(MarketplaceFailure.Ambiguous, $"Marketplace '{marketplace}' did not answer in time.", inner: error),
        AmazonClientException client => new(MarketplaceFailure.Refused, $"Marketplace '{marketplace}' cannot be called: {client.Message}", inner: error),
        _ => null,
    };

    /// <summary>The HIT that an earlier call with the same token made, or null where the failure is another one.</summary>
    public static string? ExistingHit(Exception error) =>
        error is RequestErrorException { TurkErrorCode: { } code } e && code.EndsWith("HitAlreadyExists", StringComparison.OrdinalIgnoreCase)
        && HitId().Match(e.Message) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>Whether the error's TurkErrorCode ends in <paramref name="name"/>.</summary>
    public static bool Is(Exception error, string name) =>
        error is RequestErrorException { TurkErrorCode: { } code } && code.EndsWith("." + name, StringComparison.OrdinalIgnoreCase);

    /// <summary>A token (or the implicit one of UpdateExpirationForHIT) that has done its work already.</summary>
    public static bool IsRepeated(Exception error) =>
        error is RequestErrorException e && e.Message.Contains("has already been processed", StringComparison.OrdinalIgnoreCase);

    /// <summary>The service's message without the number that it ends with.</summary>
    public static string Text(string message) => Suffix().Replace(message, "");

    private static MarketplaceException OfService(AmazonServiceException e, string marketplace)
    {
        var turk = (e as RequestErrorException)?.TurkErrorCode;
        var code = turk ?? e.ErrorCode;
        var text = $"Marketplace '{marketplace}': {Text(e.Message)}";
        var failure = (e.ErrorCode, turk, (int)e.StatusCode) switch
        {
            ("ThrottlingException" or "Throttling" or "TooManyRequestsException", _, _) or (_, _, 429) => MarketplaceFailure.Throttled,
            (_, { } t, _) when t.EndsWith("InsufficientFunds", StringComparison.Ordinal) => MarketplaceFailure.NoFunds,
            (_, { } t, _) when t.EndsWith("ServiceUnavailable", StringComparison.Ordinal) => MarketplaceFailure.Transient,
            // Submitted, but not yet known everywhere: it will be.
            (_, { } t, _) when t.EndsWith("InvalidAssignmentState", StringComparison.Ordinal) && e.Message.Contains("status of: null", StringComparison.Ordinal) =>
                MarketplaceFailure.Transient,
            (_, null, 503) => MarketplaceFailure.Transient,
            (_, null, 410) => MarketplaceFailure.Gone,
            // The fault may have come before or after the change.
            (_, null, >= 500) or (_, _, 0) => MarketplaceFailure.Ambiguous,
            _ => MarketplaceFailure.Refused,
        };
        if (e.InnerException is HttpRequestException http && e.StatusCode == 0)
            return OfHttp(http, marketplace);
        if (e.ErrorCode is { } credentials && Credentials.Contains(credentials, StringComparer.Ordinal))
            text = $"Marketplace '{marketplace}' does not accept the access key: {Text(e.Message)} Check access_key and secret_key in the settings.";
        return new(failure, text, code, e);
    }

    private static MarketplaceException OfHttp(HttpRequestException e, string marketplace) => e switch
    {
        { HttpRequestError: HttpRequestError.NameResolutionError } =>
            new(MarketplaceFailure.Gone, $"Marketplace '{marketplace}' has no such address any more: {e.Message}", inner: e),
        { HttpRequestError: HttpRequestError.ConnectionError } or { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } =>
            new(MarketplaceFailure.Transient, $"Marketplace '{marketplace}' cannot be reached: {e.Message}", inner: e),
        { StatusCode: HttpStatusCode.NotFound } =>
            new(MarketplaceFailure.Gone, $"The address of marketplace '{marketplace}' is no MTurk service.", inner: e),
        _ => new(MarketplaceFailure.Ambiguous, $"The connection to marketplace '{marketplace}' broke: {e.Message}", inner: e),
    };

    [GeneratedRegex("HIT with ID \"([A-Z0-9]{1,64})\"", RegexOptions.IgnoreCase)]
    private static partial Regex HitId();

    [GeneratedRegex(@"\s*\(\d{10,}( s)?\)\s*$")]
    private static partial Regex Suffix();
}
