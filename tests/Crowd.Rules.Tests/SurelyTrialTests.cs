namespace Crowd.Rules.Tests;

[Category("acceptance")]
public class SurelyTrialTests
{
    private static readonly SurelyTrialOptions Small = new() { Workers = 2_000, Answers = 500, Seed = 2, Campaigns = 2, CampaignWorkers = 400 };

    [Test]
    public void Hardly_any_worker_at_or_above_the_limit_is_acted_on_and_a_coin_flipper_is_out_within_41_answers()
    {
        var rows = SurelyTrial.Constant([0.7, 0.75, 0.8, 0.5], Small, CancellationToken.None);

        Assert.That(Surely(rows, 0.7).Share, Is.LessThan(0.05));
        Assert.That(Surely(rows, 0.75).Share, Is.LessThan(0.01));
        Assert.That(Surely(rows, 0.8).Share, Is.LessThan(0.002));
        Assert.That(Surely(rows, 0.5).MedianOfAll, Is.LessThanOrEqualTo(41));
        Assert.That(rows.Single(r => r.Accuracy == 0.8 && r.Rule == SurelyTrial.RuleNames[1]).Outcome.Share, Is.GreaterThan(0.3), "the naive rule beside it");
    }

    [Test]
    public void A_worker_who_falls_from_90_to_50_percent_is_out_within_150_answers()
    {
        var drift = SurelyTrial.Drift(0.9, 0.5, 500, Small, CancellationToken.None).Single(r => r.Rule == "surely");

        Assert.That(drift.Outcome.MedianOfAll, Is.LessThanOrEqualTo(150));
    }

    [Test]
    public void Across_workers_the_share_of_good_ones_among_those_acted_on_stays_under_alpha()
    {
        var rows = TogetherTrial.Run(Small, CancellationToken.None);

        Assert.That(rows[0].FalseShare, Is.LessThan(0.05));
        Assert.That(rows[0].Found, Is.GreaterThan(0.9));
    }

    [TestCase(2, 3, ConsensusTrialItems.Alike)]
    [TestCase(2, 3, ConsensusTrialItems.SomeHard)]
    [TestCase(2, 3, ConsensusTrialItems.SomeDeceptive)]
    [TestCase(4, 3, ConsensusTrialItems.SomeDeceptive)]
    [TestCase(2, 5, ConsensusTrialItems.SomeHard)]
    public void Against_consensus_clickers_go_and_workers_at_the_limit_stay(int classes, int redundancy, ConsensusTrialItems items)
    {
        var rows = ConsensusTrial.Run(new ConsensusTrialCase(classes, redundancy, items), Small with { Campaigns = 3 }, CancellationToken.None);

        Assert.That(rows[0].Outcome.Share, Is.LessThanOrEqualTo(0.05));
        Assert.That(rows[3].Outcome.Share, Is.GreaterThanOrEqualTo(0.9));
        Assert.That(rows.First(r => r.Reference.Contains("for gold", StringComparison.Ordinal)).Outcome.Share, Is.GreaterThan(rows[0].Outcome.Share), "the naive way beside it");
    }

    [TestCase(2, 0.1)]
    [TestCase(4, 0.5)]
    public void The_recommended_file_as_a_whole_keeps_the_promise_of_one_rule(int classes, double gold)
    {
        var text = File.ReadAllText(TestData.InRepository("config/rules/recommended.yaml"));
        var rules = ((RuleSetResult.Valid)RuleSet.Parse(text, "recommended.yaml")).Rules;
        var campaign = new Population { Groups = [], Classes = classes, Gold = gold, Answers = 500, Seed = 3 };

        var curve = Simulation.OperatingCurve(rules, [0.7, 0.5], 600, campaign, null, CancellationToken.None);

        Assert.That(curve[0].Removed.Share, Is.LessThanOrEqualTo(0.05));
        Assert.That(curve[1].Removed.Share, Is.GreaterThan(0.95));
    }

    private static ActedOn Surely(IEnumerable<SurelyTrialRow> rows, double accuracy) => rows.Single(r => r.Accuracy == accuracy && r.Rule == "surely").Outcome;
}
