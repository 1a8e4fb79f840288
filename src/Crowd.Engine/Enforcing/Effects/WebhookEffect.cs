using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Crowd.Rules;

namespace Crowd.Engine.Enforcing.Effects;

/// <summary>
/// Posts what fired to an address. The same firing has the same <c>Idempotency-Key</c>, however often it is tried; <c>Crowd-Signature</c> is
/// <c>t=UNIX,v1=HMAC-SHA256(secret, "UNIX." + body)</c> in hexadecimal digits. Redirections are not followed.
/// </summary>
internal sealed class WebhookEffect(EnforcingOptions options, TimeProvider clock) : Effect, IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = options.WebhookTimeout };

    public override IReadOnlyList<Type> Kinds => [typeof(RuleAction.Webhook)];

    public override async Task<object?> ApplyOutsideAsync(ActionRow action, CancellationToken cancellationToken)
    {
        if (options.WebhookSecret is not { Length: > 0 } secret)
            throw new EffectException("The settings hold no secret to sign webhooks with: set webhook_secret under enforcing.", forGood: true);
        var url = ((RuleAction.Webhook)action.Action).Url;
        using var request = Request(url, Body(action), action.Token, secret);
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!response.IsSuccessStatusCode)
                throw new EffectException($"{url} answered {(int)response.StatusCode} {response.ReasonPhrase}.", forGood: !MayPass(response.StatusCode));
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new EffectException(e is HttpRequestException ? $"{url} cannot be reached: {e.Message}" : $"{url} did not answer within {options.WebhookTimeout}.", forGood: false, e);
        }
        return null;
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Request(string url, string body, string token, string secret)
    {
        var at = clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{at}.{body}")));
        var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)).AsSpan(0, 16)));
        request.Headers.Add("Crowd-Signature", $"t={at},v1={signature}");
        return request;
    }

    private static string Body(ActionRow action) => JsonSerializer.Serialize(new
    {
        action = action.ActionId, rule = action.Rule, campaign = action.Campaign, worker = action.ExternalId, item = action.ItemKey, page = action.Page,
        at = action.CreatedAt, reason = action.Reason, evidence = JsonSerializer.Deserialize<JsonElement>(action.Evidence),
    });

    private static bool MayPass(HttpStatusCode status) => status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500;
}
