using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Crowd.Marketplace.Tests.WorkerSite;

/// <summary>A worker's program in tests: keeps cookies, follows nothing, asks for JSON unless told otherwise.</summary>
internal sealed class WorkerClient : IDisposable
{
    private readonly HttpClient _http;

    public WorkerClient(Uri address) => _http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address };

    public async Task<WorkerClient> SignInAsync(string workerId, CancellationToken token)
    {
        using var response = await PostAsync("/worker/sign-in", token, ("workerId", workerId));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        return this;
    }

    public Task<HttpResponseMessage> GetAsync(string path, string accept, CancellationToken token) =>
        _http.SendAsync(new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", accept } } }, token);

    public async Task<string> TextAsync(string path, CancellationToken token)
    {
        using var response = await GetAsync(path, "text/html", token);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), path);
        return await response.Content.ReadAsStringAsync(token);
    }

    public Task<HttpResponseMessage> PostAsync(string path, CancellationToken token, params (string Name, string Value)[] fields) =>
        PostAsync(path, "application/json", null, token, fields);

    public Task<HttpResponseMessage> PostAsync(string path, string accept, string? site, CancellationToken token, params (string Name, string Value)[] fields)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Headers = { { "Accept", accept } },
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
        }

        return _http.SendAsync(request, token);
    }

    public async Task<JsonElement> JsonAsync(string path, CancellationToken token, params (string Name, string Value)[] fields)
    {
        using var response = await PostAsync(path, token, fields);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), await response.Content.ReadAsStringAsync(token));
        return await response.Content.ReadFromJsonAsync<JsonElement>(token);
    }

    /// <summary>The refusal's status and code.</summary>
    public static async Task<(HttpStatusCode Status, string? Code)> RefusalAsync(HttpResponseMessage response, CancellationToken token) =>
        (response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonElement>(token)).GetProperty("code").GetString());

    public void Dispose() => _http.Dispose();
}
