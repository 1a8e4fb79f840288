using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Crowd.Marketplace.Tests.Simulation;

/// <summary>Stands before the marketplace, passes requests on, and loses the first reply to those whose path ends so: they took effect, and nobody heard of it.</summary>
internal sealed class LossyRelay : IAsyncDisposable
{
    private readonly HttpClient _behind;
    private readonly WebApplication _app;
    private readonly string _ending;
    private int _lost;

    private LossyRelay(Uri behind, string ending)
    {
        (_behind, _ending) = (new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = behind }, ending);
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(PassOnAsync);
    }

    public Uri Address => new(_app.Urls.Single());

    public bool HasLost => _lost > 0;

    public static async Task<LossyRelay> StartAsync(Uri behind, string ending)
    {
        var relay = new LossyRelay(behind, ending);
        await relay._app.StartAsync();
        return relay;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _behind.Dispose();
    }

    private async Task PassOnAsync(HttpContext http)
    {
        using var request = new HttpRequestMessage(new(http.Request.Method), http.Request.Path + http.Request.QueryString) { Content = new StreamContent(http.Request.Body) };
        foreach (var header in http.Request.Headers.Where(h => h.Key is not ("Host" or "Connection" or "Transfer-Encoding")))
            if (!request.Headers.TryAddWithoutValidation(header.Key, header.Value.AsEnumerable()))
                request.Content.Headers.TryAddWithoutValidation(header.Key, header.Value.AsEnumerable());
        using var response = await _behind.SendAsync(request, http.RequestAborted);
        if (http.Request.Path.Value!.EndsWith(_ending, StringComparison.Ordinal) && Interlocked.Exchange(ref _lost, 1) == 0)
        {
            http.Abort();
            return;
        }
        http.Response.StatusCode = (int)response.StatusCode;
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers).Where(h => h.Key is not "Transfer-Encoding"))
            http.Response.Headers[name] = values.ToArray();
        await response.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
