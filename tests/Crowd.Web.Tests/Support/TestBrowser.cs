using System.Net;
using System.Net.Sockets;
using AngleSharp.Html.Dom;

namespace Crowd.Web.Tests.Support;

/// <summary>A browser without scripts: keeps cookies, submits forms as they stand in the page, follows no redirect by itself.</summary>
internal sealed class TestBrowser : IDisposable
{
    private static int _machines = 1;
    private readonly HttpClient _http;

    public TestBrowser(Uri address)
    {
        // Each on a machine of its own (127.0.0.2, .3, ...), as sign-in is limited by address.
        var machine = Interlocked.Increment(ref _machines);
        var source = new IPAddress([127, 0, (byte)(machine >> 8), (byte)machine]);
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, ConnectCallback = (context, token) => ConnectAsync(source, context, token) };
        _http = new HttpClient(handler) { BaseAddress = address };
    }

    public Task<TestPage> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public async Task<TestPage> SendAsync(HttpRequestMessage request)
    {
        using var response = await _http.SendAsync(request);
        return new TestPage(response.StatusCode, response.Headers.Location?.OriginalString, response.Headers,
            response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync());
    }

    public Task<Stream> OpenAsync(string path) => _http.GetStreamAsync(path);

    /// <summary>Posts fields as they are given, with nothing added.</summary>
    public Task<TestPage> PostAsync(string path, params (string Name, string Value)[] fields) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))) });

    /// <summary>Presses a button: its form is posted with its hidden and other fields, <paramref name="typed"/> over them.</summary>
    public Task<TestPage> PressAsync(TestPage page, string button, params (string Name, string Value)[] typed)
    {
        var pressed = page.Document.QuerySelector(button) as IHtmlButtonElement ?? throw new InvalidOperationException($"The page has no button {button}.");
        var form = pressed.Form ?? throw new InvalidOperationException($"{button} is in no form.");
        var fields = form.QuerySelectorAll("input[name]").OfType<IHtmlInputElement>().ToDictionary(i => i.Name!, i => i.Value);
        foreach (var select in form.QuerySelectorAll("select[name]").OfType<IHtmlSelectElement>())
            fields[select.Name!] = select.Value ?? "";
        foreach (var (name, value) in typed)
            fields[name] = value;
        return PostAsync(pressed.GetAttribute("formaction") ?? form.GetAttribute("action")!, [.. fields.Select(f => (f.Key, f.Value))]);
    }

    public async Task<TestPage> SignInAsync(string name, string password, string query = "") =>
        await PressAsync(await GetAsync("/sign-in" + query), "form[action='/sign-in'] button", ("name", name), ("password", password));

    public void Dispose() => _http.Dispose();

    private static async ValueTask<Stream> ConnectAsync(IPAddress source, SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Bind(new IPEndPoint(source, 0));
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
