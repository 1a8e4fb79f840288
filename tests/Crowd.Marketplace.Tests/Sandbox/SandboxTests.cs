using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Crowd.Marketplace.Hosting;

namespace Crowd.Marketplace.Tests.Sandbox;

internal sealed class SandboxTests : RequesterFixture
{
    private HttpClient _http = null!;

    [SetUp]
    public void Open() => _http = new HttpClient { BaseAddress = Host.BaseAddress };

    [TearDown]
    public void Close() => _http.Dispose();

    [Test]
    public async Task The_clock_moves_over_http_does_what_is_due_and_outlives_a_restart()
    {
        var hit = await CreateAsync();
        var before = Host.Get<MarketplaceClock>().GetUtcNow();

        await PostAsync("/sandbox/clock/advance", new { seconds = 3600 });

        Assert.That((string)(await Api.CallAsync("GetHIT", new { HITId = hit }))["HIT"]!["HITStatus"]!, Is.EqualTo("Reviewable"));
        await RestartAsync();
        Assert.That(Host.Get<MarketplaceClock>().GetUtcNow() - before, Is.EqualTo(TimeSpan.FromHours(1)));
        _http.Dispose();
        Open();
        Api.Dispose();
        Connect();
    }

    [Test]
    public async Task An_account_is_opened_and_shows_its_ledger()
    {
        await PostAsync("/sandbox/accounts", new { accessKey = "AKIDOPEN", secret = "s", name = "Opened", depositUsd = 5.5 });
        using var api = new Requester(Host.BaseAddress, "AKIDOPEN", "s");
        await api.CallAsync("CreateHIT", Ask.Hit());

        var entries = await _http.GetFromJsonAsync<JsonArray>("/sandbox/accounts/AKIDOPEN/ledger");
        var figures = await _http.GetFromJsonAsync<JsonObject>("/sandbox/accounts/AKIDOPEN");

        Assert.That(entries!.Select(e => $"{e!["kind"]} {e["from"]} {e["to"]} {e["micros"]}"), Is.EqualTo(new[] { "deposit outside available 5500000", "hold available held 120000" }));
        Assert.That(((long)figures!["availableMicros"]!, (long)figures["heldMicros"]!), Is.EqualTo((5_380_000, 120_000)));
    }

    [Test]
    public async Task A_layout_is_filled_with_its_parameters()
    {
        var layout = (string)(await PostAsync("/sandbox/accounts/AKIDSANDBOX/layouts", new { name = "L", html = "<p>${what} ${what}</p>" }))["layoutId"]!;
        object With(params (string, string)[] values) => Ask.Hit(
            ("Question", null), ("HITLayoutId", layout), ("HITLayoutParameters", values.Select(v => new { Name = v.Item1, Value = v.Item2 }).ToArray()));

        var hit = (await Api.CallAsync("CreateHIT", With(("what", "a]]>b"))))["HIT"]!;

        Assert.That(System.Xml.Linq.XDocument.Parse((string)hit["Question"]!).Root!.Elements().First().Value, Is.EqualTo("<p>a]]>b a]]>b</p>"));
        Assert.That((await Api.RefusedAsync("CreateHIT", With())).Message, Does.Contain("\"what\""));
        Assert.That((await Api.RefusedAsync("CreateHIT", With(("what", "a"), ("who", "b")))).Message, Does.Contain("\"who\""));
    }

    [TestCase("/sandbox/clock/advance", """{"seconds":-1}""", "'seconds' is -1")]
    [TestCase("/sandbox/workers", """[{"id":"b"}]""", "Worker 1: 'id' is 'b'")]
    [TestCase("/sandbox/workers", "[]", "there are 0")]
    [TestCase("/sandbox/accounts", """{"accessKey":"a b","secret":"s","name":"n"}""", "'accessKey'")]
    public async Task A_bad_wish_gets_a_clear_word(string path, string body, string word)
    {
        using var response = await _http.PostAsync(path, new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((string)(await response.Content.ReadFromJsonAsync<JsonObject>())!["detail"]!, Does.Contain(word));
    }

    [Test]
    public async Task A_page_in_a_browser_cannot_reach_it_by_another_name_nor_without_a_preflight()
    {
        using var renamed = new HttpRequestMessage(HttpMethod.Get, "/sandbox/clock") { Headers = { Host = "evil.example" } };
        using var simple = new StringContent("""{"seconds":1}""", Encoding.UTF8, "text/plain");

        Assert.That((await _http.SendAsync(renamed)).StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await _http.PostAsync("/sandbox/clock/advance", simple)).StatusCode, Is.EqualTo(HttpStatusCode.UnsupportedMediaType));
    }

    private async Task<JsonObject> PostAsync(string path, object body)
    {
        using var response = await _http.PostAsJsonAsync(path, body);
        Assert.That(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return (await response.Content.ReadFromJsonAsync<JsonObject>())!;
    }
}
