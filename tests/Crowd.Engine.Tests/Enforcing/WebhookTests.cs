using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Crowd.Engine.Campaigns;
using Crowd.Engine.Enforcing;
using Crowd.Engine.Settings;
using Crowd.Engine.Tests.Support;
using Crowd.Rules;

namespace Crowd.Engine.Tests.Enforcing;

internal sealed class WebhookTests : EngineFixture
{
    private const string Secret = "a secret of the settings";

    private static readonly int Port = 20_000 + Environment.ProcessId % 20_000;

    protected override World NewWorld() => new(DataSource, settings: new EngineSettings { Enforcing = new EnforcingOptions { WebhookSecret = Secret, WebhookTimeout = TimeSpan.FromSeconds(5) } });

    [Test]
    public async Task The_same_delivery_is_tried_again_under_one_key_until_it_is_taken()
    {
        using var hook = Hook.Listen(Port, 503, 500, 200);
        var id = await World.CollectedAsync(Some.Campaign(items: 1));

        var action = await World.ActAsync(id, new RuleAction.Webhook(hook.Address), "A1");
        Assert.That(await World.StateAsync(action), Is.EqualTo(("pending", $"{hook.Address} answered 503 Service Unavailable.")));
        await World.RunAsync(StageNames.Enforce, id);
        Assert.That(hook.Received, Has.Count.EqualTo(1), "not before its time");
        for (var i = 0; i < 2; i++)
        {
            World.Clock.Advance(TimeSpan.FromSeconds(30));
            await World.DrainAsync();
        }

        Assert.That((await World.StateAsync(action)).State, Is.EqualTo("applied"));
        Assert.That(hook.Received, Has.Count.EqualTo(3));
        Assert.That(hook.Received.Select(r => r.Key).Distinct(), Has.Exactly(1).Items);
        foreach (var (_, signature, body) in hook.Received)
            Assert.That(signature, Is.EqualTo(SignatureOf(signature, body)));
        var json = JsonDocument.Parse(hook.Received[0].Body).RootElement;
        Assert.That((json.GetProperty("worker").GetString(), json.GetProperty("reason").GetString(), json.GetProperty("action").GetInt64()), Is.EqualTo(("A1", "A test asks for it.", action)));
    }

    [Test]
    public async Task What_is_refused_for_good_fails_at_once()
    {
        using var hook = Hook.Listen(Port + 1, 404);
        var id = await World.CollectedAsync(Some.Campaign(items: 1));

        var action = await World.ActAsync(id, new RuleAction.Webhook(hook.Address), "A1");

        Assert.That(await World.StateAsync(action), Is.EqualTo(("failed", $"{hook.Address} answered 404 Not Found.")));
    }

    [Test]
    public async Task What_never_answers_is_given_up_and_a_person_is_told()
    {
        var id = await World.CollectedAsync(Some.Campaign(items: 1));

        var action = await World.ActAsync(id, new RuleAction.Webhook($"http://127.0.0.1:{Port + 2}/nobody"), "A1");
        for (var i = 0; i < 12 && (await World.StateAsync(action)).State == "pending"; i++)
        {
            World.Clock.Advance(TimeSpan.FromHours(1));
            await World.RunAsync(StageNames.Enforce, id);
        }

        Assert.That((await World.StateAsync(action)).State, Is.EqualTo("failed"));
        Assert.That(await World.ScalarAsync<int>("select count(*)::int from alerts where ref = @about", new { about = $"action:{action}" }), Is.EqualTo(1));
    }

    private static string SignatureOf(string signature, string body)
    {
        var at = signature.Split(',')[0]["t=".Length..];
        return $"t={at},v1={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes($"{at}.{body}")))}";
    }

    // Answers one request after the other with these statuses.
    private sealed class Hook : IDisposable
    {
        private readonly HttpListener _listener = new();

        public string Address { get; private init; } = "";

        public List<(string Key, string Signature, string Body)> Received { get; } = [];

        public static Hook Listen(int port, params int[] statuses)
        {
            var hook = new Hook { Address = $"http://127.0.0.1:{port}/hook" };
            hook._listener.Prefixes.Add($"http://127.0.0.1:{port}/");
            hook._listener.Start();
            _ = hook.AnswerAsync(statuses);
            return hook;
        }

        public void Dispose() => _listener.Close();

        private async Task AnswerAsync(int[] statuses)
        {
            foreach (var status in statuses)
            {
                var context = await _listener.GetContextAsync();
                using var reader = new StreamReader(context.Request.InputStream);
                Received.Add((context.Request.Headers["Idempotency-Key"]!, context.Request.Headers["Crowd-Signature"]!, await reader.ReadToEndAsync()));
                context.Response.StatusCode = status;
                context.Response.Close();
            }
        }
    }
}
