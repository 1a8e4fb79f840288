using System.Text;
using Crowd.Marketplace.Simulation;
using Crowd.Marketplace.Simulation.Recording;
using Crowd.Marketplace.Simulation.Replaying;
using Crowd.Marketplace.Tests.WorkerSite;

namespace Crowd.Marketplace.Tests.Simulation;

internal sealed class ReplayCrowdTests : MarketplaceFixture
{
    [Test]
    public async Task Every_recorded_answer_is_given_once_and_with_its_duration()
    {
        var type = await HtmlHits.TypeAsync(Sql, Clock, Token);
        await HtmlHits.AddAsync(Sql, Clock, type, 2, Token, "t1");
        await HtmlHits.AddAsync(Sql, Clock, type, 2, Token, "t2 & \"co\"");

        var result = await ReplayAsync("task,worker,label,duration_ms\nt1,w1,cat,3000\nt1,w2,dog,4000\n\"t2 & \"\"co\"\"\",w2,cat,5000\n");

        Assert.That((result.Given, result.Left), Is.EqualTo((3, 0)));
        Assert.That(await SubmittedAsync(type), Is.EquivalentTo(new[] { ("AW1", "cat", 3), ("AW2", "dog", 4), ("AW2", "cat", 5) }));
        Assert.That(result.Names["AW1"], Is.EqualTo("w1"));
    }

    [Test]
    public async Task Hits_that_appear_later_are_found()
    {
        var type = await HtmlHits.TypeAsync(Sql, Clock, Token);
        var replay = ReplayAsync("task,worker,label\nlate1,w1,cat\nlate2,w1,dog\n");
        await HtmlHits.AddAsync(Sql, Clock, type, 1, Token, "late2");
        await HtmlHits.AddAsync(Sql, Clock, type, 1, Token, "late1");

        Assert.That((await replay).Given, Is.EqualTo(2));
    }

    [Test]
    public async Task An_excluded_worker_gives_nothing_more()
    {
        var type = await HtmlHits.TypeAsync(Sql, Clock, Token);
        await HtmlHits.AddAsync(Sql, Clock, type, 2, Token, "e1");
        await WorkerAsync(seed => seed with { Id = new("ABAD") });
        await Sql.RunAsync("insert into blocks values (1, 'ABAD', 'spam', $1) on conflict do nothing", [Clock.GetUtcNow()], Token);

        var result = await ReplayAsync("task,worker,label\ne1,bad,cat\ne2,bad,cat\ne1,good,cat\n");

        Assert.That((result.Given, result.Left), Is.EqualTo((1, 0)));
        Assert.That(result.Refusals, Is.EqualTo(new Dictionary<string, int> { ["blocked"] = 2 }));
        Assert.That(result.WorkersOut, Is.EqualTo(new[] { "bad" }));
    }

    [Test]
    public async Task Answers_beyond_the_slots_are_left_until_slots_are_added()
    {
        var type = await HtmlHits.TypeAsync(Sql, Clock, Token);
        var hit = await HtmlHits.AddAsync(Sql, Clock, type, 1, Token, "s1");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var seen = new List<ReplayProgress>();
        var replay = ReplayAsync("task,worker,label\ns1,w1,cat\ns1,w2,cat\n", new Heard(seen), stop.Token);
        await UntilAsync(() => seen.Any(progress => progress is { Given: 1, Left: 1 } && progress.Quiet > TimeSpan.Zero));
        await Sql.RunAsync("update hits set max_assignments = 2, available = 1, status = 'Assignable', held_slots = held_slots + 1 where hit_id = $1", [hit.ToString()], Token);

        Assert.That((await replay).Given, Is.EqualTo(2));
    }

    [Test]
    public async Task Cancelling_returns_what_was_done()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var seen = new List<ReplayProgress>();
        var replay = ReplayAsync("task,worker,label\nnever,w1,cat\n", new Heard(seen), stop.Token);
        await UntilAsync(() => seen.Count > 0);
        await stop.CancelAsync();

        Assert.That((await replay).Left, Is.EqualTo(1));
    }

    [Test]
    public async Task A_label_that_the_page_does_not_offer_is_not_given()
    {
        var type = await HtmlHits.TypeAsync(Sql, Clock, Token);
        await HtmlHits.AddAsync(Sql, Clock, type, 1, Token, "o1");

        var result = await ReplayAsync("task,worker,label\no1,w9,unicorn\n");

        Assert.That(result.Refusals, Is.EqualTo(new Dictionary<string, int> { ["not_on_page"] = 1 }));
        Assert.That(await SubmittedAsync(type), Is.Empty);
    }

    [Test]
    public async Task Pages_of_several_items_are_taken_by_those_who_answered_all_of_them()
    {
        var type = await HtmlHits.TypeAsync(Sql, Clock, Token);
        await HtmlHits.AddAsync(Sql, Clock, type, 5, Token, "m1", "m2");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var seen = new List<ReplayProgress>();
        var replay = ReplayAsync("task,worker,label\nm1,both,cat\nm2,both,dog\nm1,half,dog\n", new Heard(seen), stop.Token);
        await UntilAsync(() => seen.Any(progress => progress is { Given: 2, Left: 1 }));
        await stop.CancelAsync();

        Assert.That((await replay).Given, Is.EqualTo(2));
        Assert.That((await SubmittedAsync(type)).Single().Worker, Is.EqualTo("ABOTH"));
    }

    private Task<ReplayResult> ReplayAsync(string csv, IProgress<ReplayProgress>? progress = null, CancellationToken? token = null)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(csv));
        var recording = RecordingReader.Read(stream, "answers.csv", Token);
        return ReplayCrowd.RunAsync(Host.BaseAddress, recording, new ReplayOptions { Hands = 4 }, progress, token ?? Token);
    }

    private Task<List<(string Worker, string Label, int Seconds)>> SubmittedAsync(string type) => Sql.AllAsync(
        """
        select a.worker_id, substring(a.answer from '<FreeText>(.*?)</FreeText>'), extract(epoch from a.submitted_at - a.accepted_at)::int
        from   assignments a join hits h using (hit_id) where h.hit_type_id = $1 and a.status = 'Submitted'
        """, [type], row => (row.GetString(0), row.GetString(1), row.GetInt32(2)), Token);

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition())
        {
            await Task.Delay(10, limit.Token);
        }
    }

    private sealed class Heard(List<ReplayProgress> seen) : IProgress<ReplayProgress>
    {
        public void Report(ReplayProgress value) => seen.Add(value);
    }
}
