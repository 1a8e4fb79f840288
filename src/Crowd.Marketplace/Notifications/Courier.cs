using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Crowd.Marketplace.Notifications;

/// <summary>
/// Delivers one event document: to a queue as it is, to one at an address as SQS has them (<c>/ACCOUNT/QUEUE</c>: ElasticMQ, LocalStack …) as
/// SQS's SendMessage, unsigned; to a topic in SNS's envelope.
/// </summary>
internal sealed partial class Courier : IDisposable
{
    // a destination is where it says it is: no redirects, or it could point anywhere
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { Timeout = TimeSpan.FromSeconds(5) };

    /// <summary>Null when delivered, else why not.</summary>
    public async Task<string?> TrySendAsync(NotificationSpec spec, EventDocument document, CancellationToken cancellationToken)
    {
        try
        {
            var address = new Uri(spec.Destination);
            using var content = Content(spec, address, document);
            using var response = await _http.PostAsync(address, content, cancellationToken);
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

    private static HttpContent Content(NotificationSpec spec, Uri address, EventDocument document)
    {
        var body = document.ToJson();
        if (spec.Transport == "SQS" && QueuePath().IsMatch(address.AbsolutePath))
            return new FormUrlEncodedContent([new("Action", "SendMessage"), new("Version", "2012-11-05"), new("MessageBody", body)]);
        if (spec.Transport == "SNS")
            body = JsonSerializer.Serialize(new
            {
                Type = "Notification",
                MessageId = document.Id,
                TopicArn = spec.Destination,
                Message = body,
                Timestamp = document.At.UtcDateTime,
            });
        return new StringContent(body, Encoding.UTF8, "application/json");
    }

    [GeneratedRegex(@"^/\d{12}/[\w.-]+$")]
    private static partial Regex QueuePath();
}
