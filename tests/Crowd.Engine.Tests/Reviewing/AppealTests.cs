using Crowd.Engine.Campaigns;
using Crowd.Engine.Reviewing;
using Crowd.Engine.Tests.Support;

namespace Crowd.Engine.Tests.Reviewing;

internal sealed class AppealTests : EngineFixture
{
    private Appeals Appeals => World.Get<Appeals>();

    [Test]
    public async Task Granting_takes_everything_back_in_one_step_and_tells_the_worker()
    {
        var campaign = await JudgedCampaign.RunAsync(World);
        Assert.That((await JudgedCampaign.StandingAsync(World, campaign)).Standing, Is.EqualTo("excluded"));
        var id = await OpenAsync(campaign);
        var messages = World.Marketplace.Calls.Count(c => c == "Message");

        Assert.That(await Appeals.GrantAsync(id, "anna", "You were right.", CancellationToken.None), Is.True);
        await World.RunAsync(StageNames.Enforce, campaign);

        Assert.That(await JudgedCampaign.StandingAsync(World, campaign), Is.EqualTo(("active", 0)));
        Assert.That(await JudgedCampaign.ActionsAsync(World, campaign), Is.EqualTo("exclude:reverted discard:reverted message:reverted message:applied"));
        Assert.That(World.Marketplace.Calls.Count(c => c == "Message"), Is.EqualTo(messages + 1));
        Assert.That(await World.RowsAsync<string>("select verb from audit where campaign_id = @campaign and actor in ('anna', 'ben') order by audit_id", new { campaign }),
            Is.EqualTo(new[] { "appeal opened", "exclude reverting", "discard reverting", "message reverting", "message asked for", "appeal granted", "message applied" }));
        Assert.That(await Appeals.UpholdAsync(id, "anna", "Again.", CancellationToken.None), Is.False, "it is decided");
    }

    [Test]
    public async Task What_is_still_being_carried_out_is_waited_for_and_what_is_only_proposed_is_dropped()
    {
        var campaign = await JudgedCampaign.RunAsync(World);
        var id = await OpenAsync(campaign);

        await World.QueryAsync("update actions set state = 'pending' where campaign_id = @campaign and kind = 'exclude'", new { campaign });
        Assert.That(await Appeals.GrantAsync(id, "anna", "You were right.", CancellationToken.None), Is.False, "it would be carried out afterwards");

        await World.QueryAsync("update actions set state = 'proposed' where campaign_id = @campaign and kind = 'exclude'", new { campaign });
        Assert.That(await Appeals.GrantAsync(id, "anna", "You were right.", CancellationToken.None), Is.True);
        await World.RunAsync(StageNames.Enforce, campaign);
        Assert.That(await JudgedCampaign.ActionsAsync(World, campaign), Does.StartWith("exclude:dismissed discard:reverted message:reverted"));
    }

    [Test]
    public async Task Upholding_leaves_things_as_they_are_and_tells_the_worker_why()
    {
        var campaign = await JudgedCampaign.RunAsync(World);
        var id = await OpenAsync(campaign);

        Assert.That(await Appeals.UpholdAsync(id, "anna", "Eight of eight were wrong.", CancellationToken.None), Is.True);
        await World.RunAsync(StageNames.Enforce, campaign);

        Assert.That((await JudgedCampaign.StandingAsync(World, campaign)).Standing, Is.EqualTo("excluded"));
        Assert.That(await JudgedCampaign.ActionsAsync(World, campaign), Is.EqualTo("exclude:applied discard:applied message:applied message:applied"));
        Assert.That(await Appeals.FindAsync(id, CancellationToken.None), Has.Property("State").EqualTo("upheld").And.Property("DecisionReason").EqualTo("Eight of eight were wrong."));
    }

    [Test]
    public async Task The_evidence_is_frozen_and_only_one_appeal_is_open_at_a_time()
    {
        var campaign = await JudgedCampaign.RunAsync(World);
        var id = await OpenAsync(campaign);

        var appeal = await Appeals.FindAsync(id, CancellationToken.None);
        Assert.That(appeal!.Evidence, Does.Contain("gold.accuracy").And.Contain("\"checkQuestions\"").And.Contain("\"truth\": \"cat\""));
        Assert.That(appeal.DueAt - appeal.OpenedAt, Is.EqualTo(TimeSpan.FromDays(7)));
        Assert.That(await Appeals.OpenAsync(campaign, await JudgedCampaign.FirstActionAsync(World, campaign), "Again.", "ben", CancellationToken.None), Is.Null);
        Assert.That(() => World.QueryAsync("update appeals set evidence = '{}'"), Throws.InstanceOf<Npgsql.PostgresException>());
        Assert.That(() => World.QueryAsync("delete from appeals"), Throws.InstanceOf<Npgsql.PostgresException>());
    }

    [Test]
    public async Task What_nobody_decides_in_time_raises_an_alert_until_it_is_decided()
    {
        var campaign = await JudgedCampaign.RunAsync(World);
        var id = await OpenAsync(campaign);
        Task<List<string>> Open() => World.RowsAsync<string>("select text from alerts where kind = 'appeal-overdue' and campaign_id = @campaign and cleared_at is null", new { campaign });

        await Appeals.AlertOverdueAsync(CancellationToken.None);
        Assert.That(await Open(), Is.Empty);
        World.Clock.Advance(TimeSpan.FromDays(7));
        await Appeals.AlertOverdueAsync(CancellationToken.None);
        await Appeals.AlertOverdueAsync(CancellationToken.None);
        Assert.That(await Open(), Has.Count.EqualTo(1).And.Some.Contain("appeal of worker A1"));
        await Appeals.UpholdAsync(id, "anna", "No.", CancellationToken.None);
        Assert.That(await Open(), Is.Empty);
    }

    [Test]
    public async Task There_is_no_appeal_against_what_is_not_in_force()
    {
        var campaign = await JudgedCampaign.RunAsync(World, JudgedCampaign.Rules + "  mode: propose\n");

        Assert.That(await Appeals.OpenAsync(campaign, await JudgedCampaign.FirstActionAsync(World, campaign), "Why?", "ben", CancellationToken.None), Is.Null);
    }

    private async Task<long> OpenAsync(long campaign) =>
        await Appeals.OpenAsync(campaign, await JudgedCampaign.FirstActionAsync(World, campaign), "The pictures did not load.", "ben", CancellationToken.None)
        ?? throw new InvalidOperationException("No appeal was opened.");
}
