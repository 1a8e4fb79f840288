namespace Crowd.Rules.Tests;

public class EvaluationTests
{
    [Test]
    public void Five_wrong_check_questions_in_a_row_exclude_where_the_rule_asks_for_five()
    {
        var rules = Some.Rule("gold.accuracy < 70% surely and gold.answers >= 5", "exclude, discard since: first-doubt");

        var verdict = Some.Verdicts(rules, Some.Gold("00000")).Single();

        Assert.That(verdict.Sequence, Is.EqualTo(5));
        Assert.That(verdict.Actions, Is.EqualTo(new RuleAction[]
        {
            new RuleAction.Exclude(ActionScope.Campaign, null), new RuleAction.Discard(AnswerRange.SinceFirstDoubt, null, null, null),
        }));
    }

    [Test]
    public void A_verdict_holds_the_exact_numbers_and_a_sentence_a_person_can_check()
    {
        var verdict = Some.Verdicts(Some.Rule("gold.accuracy < 70% surely"), Some.Gold("0000000000")).Single();

        var measured = verdict.Measurements.Single();
        Assert.That((measured.Count, measured.Sum, measured.Limit, measured.ActsAt, measured.MinimumCount), Is.EqualTo((10.0, 0.0, 0.7, 20.0, 10L)));
        Assert.That(measured.High, Is.LessThan(0.7));
        Assert.That(verdict.Sentence, Does.StartWith("gold.accuracy: 0 of 10 (0%). Evidence that it is below 70%: e = ").And.EndsWith("(acts at 20, after at least 10 answers)."));
    }

    [Test]
    public void Without_a_minimum_of_its_own_surely_waits_for_ten_answers() =>
        Assert.That(Some.Verdicts(Some.Rule("gold.accuracy < 70% surely"), Some.Gold("000000000")), Is.Empty);

    [Test]
    public void Surely_acts_on_the_handbooks_evidence()
    {
        // The oracle eprocess-restart-short: e after 11 of these answers is 26.13, after 9 6.79.
        var verdict = Some.Verdicts(Some.Rule("gold.accuracy < 70% surely"), Some.Gold("100100010000")).Single();

        Assert.That(verdict.Sequence, Is.EqualTo(11));
        Assert.That(verdict.Measurements[0].Evidence, Is.EqualTo(26.13457243229699).Within(1e-12));
    }

    [Test]
    public void Peers_accuracy_allows_for_errors_of_the_consensus()
    {
        // The oracle eprocess-consensus-floor.
        double[] confidence = [0.9, 0.95, 1.0, 0.85, 0.99, 0.92, 0.97, 0.9];
        int[] agrees = [0, 1, 0, 0, 1, 0, 0, 0];
        var journal = agrees.Select((a, i) => Evidence.Peer(i + 1, Some.Noon, "w", $"i{i}", a, confidence[i]));

        var verdict = Some.Verdicts(Some.Rule("peers.accuracy < 70% surely(80%) and peers.answers >= 8"), journal).Single();

        Assert.That(verdict.Measurements[0].Evidence, Is.EqualTo(6.501021414596947).Within(1e-12));
    }

    [Test]
    public void With_two_classes_two_wrong_answers_are_the_same_and_peers_accuracy_knows_it()
    {
        // P(agree) at the limit is 0.7 * 0.8 + 0.3 * 0.2 = 62% with two classes; with more it is only known to be at least 56%.
        var rule = Some.Rule("peers.accuracy < 70% surely(51%) and peers.answers >= 60");
        double? EvidenceWith(int classes) => Some.Verdicts(
            rule, Enumerable.Range(1, 60).Select(i => Evidence.Peer(i, Some.Noon, "w", $"i{i}", i % 3 == 0 ? 1 : 0, 0.8, classes: classes))).Single().Measurements[0].Evidence;

        Assert.That(EvidenceWith(2), Is.GreaterThan(2 * EvidenceWith(3)!.Value));
    }

    [Test]
    public void References_less_than_70_percent_sure_do_not_count_for_peers_accuracy()
    {
        var journal = Enumerable.Range(1, 50).Select(i => Evidence.Peer(i, Some.Noon, "w", $"i{i}", 0, 0.69));

        Assert.That(Some.Verdicts(Some.Rule("peers.accuracy < 70% surely"), journal), Is.Empty);
    }

    [Test]
    public void First_doubt_is_where_the_answers_turned_bad()
    {
        var verdict = Some.Verdicts(Some.Rule("gold.accuracy < 70% surely"), Some.Gold(new string('1', 60) + new string('0', 40))).Single();

        Assert.That(verdict.FirstDoubtSequence, Is.EqualTo(61));
    }

    [Test]
    public void A_rule_fires_once_until_its_condition_has_cleared()
    {
        var rules = Some.Rule("gold.accuracy over last 2 answers < 50%");

        Assert.That(Some.Verdicts(rules, Some.Gold("000 11 000")).Select(v => v.Sequence), Is.EqualTo(new[] { 1, 7 }));
    }

    [Test]
    public void With_clears_it_stays_quiet_until_that_holds()
    {
        var rules = Some.Rule("gold.wrong_in_a_row >= 2", more: "  clears: gold.correct_in_a_row >= 2\n");

        Assert.That(Some.Verdicts(rules, Some.Gold("00 1 00 11 00")).Select(v => v.Sequence), Is.EqualTo(new[] { 2, 9 }));
    }

    [Test]
    public void With_a_cool_down_it_fires_again_while_the_condition_holds()
    {
        var rules = Some.Rule("gold.accuracy < 50%", more: "  cool-down: 3 minutes\n");

        Assert.That(Some.Verdicts(rules, Some.Gold("00000000")).Select(v => v.Sequence), Is.EqualTo(new[] { 1, 4, 7 }));
    }

    [Test]
    public void A_ladder_takes_the_next_step_after_so_many_firings_in_its_time()
    {
        var rules = Some.Rule("gold.accuracy < 50%", "warn", "  cool-down: 2 answers\n  ladder:\n    - after 2 times in 7 days: exclude for 3 days\n");

        var verdicts = Some.Verdicts(rules, Some.Gold("00000"));

        Assert.That(verdicts.Select(v => v.Step), Is.EqualTo(new[] { 0, 0, 1 }));
        Assert.That(verdicts[2].Actions, Is.EqualTo(new[] { new RuleAction.Exclude(ActionScope.Campaign, TimeSpan.FromDays(3)) }));
    }

    [Test]
    public void The_higher_priority_overrules_the_opposite_of_a_lower_one()
    {
        var rules = Some.Rules("""
            - rule: pays
              when: happens(page.outcome = submitted)
              then: [approve, bonus $0.05]
            - rule: rejects
              when: happens(page.gold_score < 20%)
              then: ["reject: no check question was right", alert]
              priority: 5
            """);

        var verdicts = Some.Verdicts(rules, [Evidence.Assignment(1, Some.Noon, "w", "p", "submitted", 1000, 0)]);

        Assert.That(verdicts.Select(v => v.Rule), Is.EqualTo(new[] { "rejects", "pays" }));
        Assert.That(verdicts[1].Actions, Is.Empty);
        Assert.That(verdicts[1].Overruled, Has.Count.EqualTo(2));
    }

    [Test]
    public void Every_look_at_an_event_is_its_own()
    {
        var pages = Enumerable.Range(1, 3).Select(i => Evidence.Assignment(i, Some.Noon, "w", $"p{i}", "submitted", 1000, 0.1));

        Assert.That(Some.Verdicts(Some.Rule("happens(page.gold_score < 50%)"), pages).Select(v => v.Item), Is.EqualTo(new[] { "p1", "p2", "p3" }));
    }

    [Test]
    public void A_rule_keeps_to_its_dates()
    {
        var rules = Some.Rule("happens(gold.score < 50%)", more: "  from: 2026-11-22T12:02Z\n  expires: 2026-11-22T12:04Z\n");

        Assert.That(Some.Verdicts(rules, Some.Gold("000000")).Select(v => v.Sequence), Is.EqualTo(new[] { 3, 4 }));
    }

    [Test]
    public void Every_makes_it_look_at_intervals_only()
    {
        var rules = Some.Rule("happens(gold.score < 50%)", more: "  every: 2 minutes\n");

        Assert.That(Some.Verdicts(rules, Some.Gold("00000")).Select(v => v.Sequence), Is.EqualTo(new[] { 1, 3, 5 }));
    }

    [Test]
    public void What_is_unknown_neither_holds_nor_fails()
    {
        var journal = new[] { Evidence.Answer(1, Some.Noon, "w", "i", "a", 1000) };

        Assert.That(Some.Verdicts(Some.Rule("gold.accuracy < 70% or answers >= 5"), journal), Is.Empty);
        Assert.That(Some.Verdicts(Some.Rule("not gold.accuracy >= 70% and answers >= 1"), journal), Is.Empty);
    }

    [Test]
    public void A_skill_is_set_to_the_measured_value()
    {
        var verdict = Some.Verdicts(Some.Rule("gold.answers >= 4", "set skill quality to gold.accuracy"), Some.Gold("1101")).Single();

        Assert.That(verdict.Actions.Single(), Is.EqualTo(new RuleAction.SetSkill("quality", 75, "gold.accuracy", null)));
    }

    [Test]
    public void Across_workers_the_bar_rises_with_the_number_of_workers()
    {
        var rules = Some.Rule("gold.accuracy < 70% surely across workers");
        var many = Enumerable.Range(0, 200).Select(i => Evidence.Gold(i + 1, Some.Noon, $"good{i}", "g", 1));
        var bad = Enumerable.Range(0, 40).Select(i => Evidence.Gold(1000 + i, Some.Noon, "bad", $"g{i}", 0));

        var alone = Some.Verdicts(rules, bad).Single();
        var among = Some.Verdicts(rules, many.Concat(bad)).Single();

        Assert.That(among.Sequence, Is.GreaterThan(alone.Sequence));
        Assert.That(among.Measurements[0].ActsAt, Is.EqualTo(201 / 0.05).Within(1e-6));
        Assert.That(among.Measurements[0].Evidence, Is.GreaterThanOrEqualTo(201 / 0.05));
    }

    [Test]
    public void A_block_is_proposed_unless_the_author_insists() =>
        Assert.That(Some.Rule("gold.accuracy < 10%", "\"block: fraud\"").Rules[0].Mode, Is.EqualTo(RuleMode.Propose));

    [Test]
    public void The_version_changes_with_the_meaning_and_not_with_the_layout()
    {
        var one = Some.Rules("- rule: r\n  when: gold.accuracy < 70% surely\n  then: [warn]\n").Rules[0].Version;
        var same = Some.Rules("# a comment\n-   rule: r\n    when:   gold.accuracy   < 70%\n      surely   # so\n    then: [ warn ]\n").Rules[0].Version;
        var other = Some.Rules("- rule: r\n  when: gold.accuracy < 71% surely\n  then: [warn]\n").Rules[0].Version;

        Assert.That(same, Is.EqualTo(one));
        Assert.That(other, Is.Not.EqualTo(one));
    }
}
