using System.Net;

namespace Crowd.Marketplace.Simulation.Browsing;

/// <summary>
/// The HTTP connection that all simulated workers share. It keeps no cookies, each worker brings their own, and tries
/// again for a while when the marketplace is restarting.
/// </summary>
internal sealed class WorkerHttp : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly HttpClient _http;
    private readonly TimeProvider _clock;

    public WorkerHttp(Uri baseAddress, int connections, TimeProvider clock)
    {
        _clock = clock;
        var handler = new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, MaxConnectionsPerServer = connections };
        _http = new HttpClient(handler) { BaseAddress = baseAddress, Timeout = TimeSpan.FromSeconds(60) };
        _http.DefaultRequestHeaders.Accept.ParseAdd("application/json, text/html;q=0.9");
    }

    /// <summary>Sends what <paramref name="request"/> makes, anew for each try.</summary>
    /// <exception cref="MarketplaceUnreachableException">No answer below 500 came within two minutes.</exception>
    public async Task<HttpResponseMessage> SendAsync(Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        var started = _clock.GetTimestamp();
        for (var wait = TimeSpan.FromMilliseconds(100); ; wait = wait < TimeSpan.FromSeconds(5) ? wait * 2 : wait)
        {
            var (response, fault) = await TryAsync(request, cancellationToken);
            if (response is { StatusCode: < HttpStatusCode.InternalServerError and not HttpStatusCode.TooManyRequests })
            {
                return response;
            }

            var status = response?.StatusCode;
            response?.Dispose();
            if (_clock.GetElapsedTime(started) > Patience)
            {
                throw new MarketplaceUnreachableException(
                    $"The marketplace at {_http.BaseAddress} gave no useful answer for {Patience.TotalSeconds:0} s; its last one was {status?.ToString() ?? fault!.Message}.", fault);
            }

            await Task.Delay(wait, _clock, cancellationToken);
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<(HttpResponseMessage? Response, Exception? Fault)> TryAsync(Func<HttpRequestMessage> request, CancellationToken cancellationToken)
    {
        try
        {
            using var message = request();
            return (await _http.SendAsync(message, HttpCompletionOption.ResponseContentRead, cancellationToken), null);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            return (null, fault);
        }
        catch (TaskCanceledException fault) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, fault);
        }
    }
}
