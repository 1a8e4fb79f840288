using System.Text;
using System.Text.Json;

namespace Crowd.Marketplace.Notifications;

/// <summary>Delivers one event document: to a queue as it is, to a topic in SNS's envelope.</summary>
internal sealed class Courier : IDisposable
{
    // a destination is where it says it is: no redirects, or it could point anywhere
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = TimeSpan.FromSeconds(5) };

    /// <summary>Null when delivered, else why not.</summary>
    public async Task<string?> TrySendAsync(NotificationSpec spec, EventDocument document, CancellationToken cancellationToken)
    {
        var body = document.ToJson();
        if (spec.Transport == "SNS")
            body = JsonSerializer.Serialize(new
            {
                Type = "Notification",
                MessageId = document.Id,
                TopicArn = spec.Destination,
                Message = body,
                Timestamp = document.At.UtcDateTime,
            });
        try
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var response = await _http.PostAsync(new Uri(spec.Destination), content, cancellationToken);
            return response.IsSuccessStatusCode ? null : $"{spec.Destination} answered {(int)response.StatusCode}.";
        }
        catch (HttpRequestException e)
        {
            return e.Message;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"{spec.Destination} did not answer in time.";
        }
    }

    public void Dispose() => _http.Dispose();
}
