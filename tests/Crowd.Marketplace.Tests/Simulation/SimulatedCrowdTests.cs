using Crowd.Marketplace.Simulation;
using Crowd.Marketplace.Simulation.Populations;
using Crowd.Marketplace.Simulation.Working;
using Crowd.Marketplace.Tests.WorkerSite;

namespace Crowd.Marketplace.Tests.Simulation;

internal sealed class SimulatedCrowdTests : MarketplaceFixture
{
    private static readonly SimulationOptions AtOnce = new() { Speed = double.PositiveInfinity, Hands = 8 };

    [Test]
    public async Task A_crowd_fills_every_slot_and_answers_as_its_population_says()
    {
        var truths = Enumerable.Range(0, 40).ToDictionary(i => $"i{i}", i => HtmlHits.Labels[i % 2]);
        var type = await HtmlHits.TypeAsync(Sql, Clock, Token);
        foreach (var pair in truths.Keys.Chunk(2))
        {
            await HtmlHits.AddAsync(Sql, Clock, type, 3, Token, pair);
        }

        var result = await RunAsync("workers: [{name: perfect, count: 4, accuracy: 1}, {name: one, count: 1, vice: constant, label: dog}]", truths, assignments: 60);

        Assert.That((result.Submitted, result.Answers, result.Refusals.Count, result.TruthsNotOffered), Is.EqualTo((60, 120, 0, 0)));
        var answers = await AnswersAsync(type);
        Assert.That(answers.Where(line => line.Worker.StartsWith("APERFECT")).Select(line => line.Labels), Is.All.EqualTo("cat,dog"));
        Assert.That(answers.Where(line => line.Worker == "AONE01").Select(line => line.Labels), Is.All.EqualTo("dog,dog"));
        Assert.That(answers.Select(line => (line.Worker, line.Hit)), Is.Unique);
    }

    [Test]
    public async Task The_requester_sees_the_simulated_work_time()
    {
        var type = await HtmlHits.TypeAsync(Sql, Clock, Token);
        await HtmlHits.AddAsync(Sql, Clock, type, 1, Token, "slow");

        await RunAsync("workers: [{name: turtle, count: 1, seconds: {median: 300, spread: 1}}]", new() { ["slow"] = "cat" }, assignments: 1);

        var seconds = await Sql.OneAsync("""
            select extract(epoch from a.submitted_at - a.accepted_at)::int from assignments a join hits h using (hit_id) where h.hit_type_id = $1
            """, [type], row => row.GetInt32(0), Token);
        Assert.That(seconds, Is.EqualTo(300));
    }

    [Test]
    public async Task Who_did_not_hear_that_he_got_a_HIT_does_that_one_and_no_slot_stays_taken()
    {
        var type = await HtmlHits.TypeAsync(Sql, Clock, Token);
        await HtmlHits.AddAsync(Sql, Clock, type, 1, Token, "first");
        await HtmlHits.AddAsync(Sql, Clock, type, 1, Token, "second");
        await using var relay = await LossyRelay.StartAsync(Host.BaseAddress, "/accept");

        var result = await RunAsync("workers: [{name: deaf, count: 1, accuracy: 1}]", new() { ["first"] = "cat", ["second"] = "dog" }, assignments: 2, relay.Address);

        Assert.That((relay.HasLost, result.Submitted), Is.EqualTo((true, 2)));
    }

    private async Task<SimulationResult> RunAsync(string population, Dictionary<string, string> truths, int assignments, Uri? address = null)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        stop.CancelAfter(TimeSpan.FromSeconds(30));
        var enough = new Enough(assignments, stop);
        return await SimulatedCrowd.RunAsync(
            address ?? Host.BaseAddress, PopulationReader.Read(new StringReader(population), "p"), truths, AtOnce, enough, stop.Token);
    }

    private Task<List<(string Worker, string Hit, string Labels)>> AnswersAsync(string type) => Sql.AllAsync(
        """
        select a.worker_id, a.hit_id, (select string_agg(m[1], ',') from regexp_matches(a.answer, '<FreeText>(.*?)</FreeText>', 'g') m)
        from   assignments a join hits h using (hit_id) where h.hit_type_id = $1
        """, [type], row => (row.GetString(0), row.GetString(1), row.GetString(2)), Token);

    private sealed class Enough(int assignments, CancellationTokenSource stop) : IProgress<SimulationProgress>
    {
        public void Report(SimulationProgress value)
        {
            if (value.Submitted >= assignments && !stop.IsCancellationRequested)
            {
                stop.Cancel();
            }
        }
    }
}
