using Crowd.Engine.Campaigns;
using Crowd.Engine.Reviewing;
using Crowd.Engine.Settings;
using Crowd.Engine.Tests.Support;
using Crowd.Rules;

namespace Crowd.Engine.Tests.Reviewing;

internal sealed class ActionDecisionTests : EngineFixture
{
    protected override World NewWorld() => new(DataSource, settings: new EngineSettings { Reviewing = new ReviewingOptions { SecondPersonForBlocks = true } });

    [Test]
    public async Task Approving_one_action_approves_all_of_its_firing()
    {
        var campaign = await JudgedCampaign.RunAsync(World, JudgedCampaign.Rules + "  mode: propose\n");
        var action = await JudgedCampaign.FirstActionAsync(World, campaign);

        Assert.That(await Decisions.ConfirmAsync(action, true, "anna", "Clear.", CancellationToken.None), Is.EqualTo(new DecisionOutcome.Done(3)));
        Assert.That(await Decisions.DismissAsync(action, true, "ben", "No.", CancellationToken.None), Is.InstanceOf<DecisionOutcome.TooLate>());
        await World.RunAsync(StageNames.Enforce, campaign);

        Assert.That(await JudgedCampaign.ActionsAsync(World, campaign), Is.EqualTo("exclude:applied discard:applied message:applied"));
        Assert.That(await World.RowsAsync<string>("select reason from audit where actor = 'anna' and campaign_id = @campaign", new { campaign }), Is.EqualTo(new[] { "Clear.", "Clear.", "Clear." }));
    }

    [Test]
    public async Task Who_published_a_rule_that_wants_a_second_person_is_not_that_person()
    {
        var campaign = await JudgedCampaign.RunAsync(World, JudgedCampaign.Rules + "  approval: second person\n");
        var action = await JudgedCampaign.FirstActionAsync(World, campaign);

        var missing = (DecisionOutcome.NeedsAnother)await Decisions.ConfirmAsync(action, true, "tester", null, CancellationToken.None);
        Assert.That(missing.Why, Does.Contain("You wrote the rule 'wrong'"));
        Assert.That(await JudgedCampaign.ActionsAsync(World, campaign), Does.StartWith("exclude:proposed"));
        Assert.That(await Decisions.ConfirmAsync(action, true, "anna", null, CancellationToken.None), Is.InstanceOf<DecisionOutcome.Done>());
    }

    [Test]
    public async Task A_block_that_a_person_asks_for_waits_for_another_one()
    {
        var campaign = await JudgedCampaign.RunAsync(World, JudgedCampaign.Rules + "  mode: observe\n");
        var worker = await World.ScalarAsync<long>("select worker_id from workers where external_id = 'A1' and marketplace = @Name", new { World.Name });
        var (asks, token) = (World.Get<PersonalActions>(), Guid.NewGuid());

        var action = await asks.AskAsync(campaign, worker, [new RuleAction.Block("Copies.")], "anna", "Copies.", token, CancellationToken.None);
        Assert.That(await asks.AskAsync(campaign, worker, [new RuleAction.Block("Copies.")], "anna", "Copies.", token, CancellationToken.None), Is.Null, "the form was sent twice");
        await World.RunAsync(StageNames.Enforce, campaign);
        Assert.That((await JudgedCampaign.StandingAsync(World, campaign)).Standing, Is.EqualTo("active"));
        Assert.That(await Decisions.ConfirmAsync(action!.Value, true, "anna", "Sure.", CancellationToken.None), Is.InstanceOf<DecisionOutcome.NeedsAnother>());
        await Decisions.ConfirmAsync(action.Value, true, "ben", "Sure.", CancellationToken.None);
        await World.RunAsync(StageNames.Enforce, campaign);

        Assert.That((await JudgedCampaign.StandingAsync(World, campaign)).Standing, Is.EqualTo("blocked"));
    }

    [Test]
    public async Task A_case_says_what_it_holds_and_by_what_evidence()
    {
        var campaign = await JudgedCampaign.RunAsync(World);

        var found = await World.Get<CaseQuery>().FindAsync(campaign, await JudgedCampaign.FirstActionAsync(World, campaign), CancellationToken.None);

        Assert.That(found, Has.Property("Worker").EqualTo("A1").And.Property("RuleVersion").EqualTo(1).And.Property("IsInForce").True);
        Assert.That(found!.Measurements.Select(m => m.Measure), Is.EqualTo(new[] { "gold.accuracy", "gold.answers" }));
        Assert.That(found.Actions.Single(a => a.Kind == "discard").AnswersHeld, Is.EqualTo((await JudgedCampaign.StandingAsync(World, campaign)).Discarded));
    }

    private ActionDecisions Decisions => World.Get<ActionDecisions>();
}
