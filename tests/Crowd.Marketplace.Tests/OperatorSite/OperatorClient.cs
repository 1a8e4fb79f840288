using System.Net;
using System.Text.RegularExpressions;

namespace Crowd.Marketplace.Tests.OperatorSite;

/// <summary>An operator's browser in tests: keeps cookies, follows nothing, sends forms with the key that their page carries.</summary>
internal sealed partial class OperatorClient : IDisposable
{
    private readonly HttpClient _http;

    public OperatorClient(Uri address) => _http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address };

    /// <summary>What is on a page that must be there.</summary>
    public async Task<string> PageAsync(string path, CancellationToken token)
    {
        using var response = await _http.GetAsync(path, token);
        var text = await response.Content.ReadAsStringAsync(token);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), $"{path}: {text}");
        return text;
    }

    public Task<HttpResponseMessage> GetAsync(string path, CancellationToken token, string? host = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (host is not null)
            request.Headers.Host = host;
        return _http.SendAsync(request, token);
    }

    /// <summary>Opens a page and sends one of its forms; hidden fields come from the form itself.</summary>
    public async Task<HttpResponseMessage> SendFormAsync(string page, string action, CancellationToken token, params (string Name, string Value)[] fields)
    {
        var form = Form().Matches(await PageAsync(page, token)).FirstOrDefault(f => f.Groups["action"].Value == action);
        Assert.That(form, Is.Not.Null, $"{page} has no form for {action}");
        var hidden = Hidden().Matches(form!.Value).Select(f => (f.Groups["name"].Value, WebUtility.HtmlDecode(f.Groups["value"].Value)));
        return await PostAsync(action, token, [.. hidden, .. fields]);
    }

    public Task<HttpResponseMessage> PostAsync(string path, CancellationToken token, params (string Name, string Value)[] fields) =>
        _http.PostAsync(path, new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))), token);

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("""<form method="post" action="(?<action>[^"]*)".*?</form>""", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)" ?/?>""")]
    private static partial Regex Hidden();
}
