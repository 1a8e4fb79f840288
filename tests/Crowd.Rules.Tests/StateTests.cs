namespace Crowd.Rules.Tests;

/// <summary>States can be written and read between any two pieces of evidence, and everything can be computed again from the journal.</summary>
public class StateTests
{
    private static readonly RuleSet Rules = Some.Rules("""
        - rule: fails
          when: gold.accuracy < 70% surely or gold.accuracy over last 5 answers < 40%
          then: [warn]
          cool-down: 3 answers
          ladder:
            - after 2 times: exclude for 3 days
        - rule: rushes
          when: share(time_on_task < 30% of usual) over last 6 answers > 50% surely(90%) or median(time_on_task) over last 3 answers < 2 s
          then: [warn]
        - rule: mixes
          when: labels.entropy < 0.9 and answers over last 1 hour >= 6 or labels.divergence over last 10 answers < 1%
          then: [flag]
        - rule: disagrees
          when: peers.kappa < 0.1 or peers.accuracy < 70% surely across workers or peers.agreement with half-life 5 answers < 30%
          then: [alert]
        - rule: health
          for: item
          when: gold.accuracy < 60% surely
          then: [flag]
        - rule: whole
          for: campaign
          when: gold.accuracy < 50% and wage > $1
          then: [alert]
        """);

    [Test]
    public void Written_and_read_after_every_entry_the_verdicts_are_the_same_bit_for_bit()
    {
        var journal = Journal(seed: 3);

        var straight = Texts(Some.Verdicts(Rules, journal));
        var interrupted = Texts(Interrupted(journal));

        Assert.That(straight, Is.Not.Empty);
        Assert.That(interrupted, Is.EqualTo(straight));
    }

    [Test]
    public void Equal_journals_give_equal_bytes()
    {
        var (once, again) = (Bytes(Journal(seed: 4)), Bytes(Journal(seed: 4)));

        Assert.That(again, Is.EqualTo(once));
    }

    [Test]
    public void A_rebuild_from_the_journal_gives_the_state_of_the_live_run_and_fires_nothing()
    {
        var journal = Journal(seed: 5);
        var evaluator = new RuleEvaluator(Rules, Some.Noon);
        var live = evaluator.NewStates();
        foreach (var evidence in journal)
        {
            evaluator.Observe(evidence, live, []);
        }

        var before = Snapshot(live);
        evaluator.Rebuild(journal, live);

        Assert.That(Snapshot(live), Is.EqualTo(before));
    }

    [Test]
    public void States_of_other_rules_ask_for_a_rebuild_but_unchanged_rules_remember_what_they_did()
    {
        var old = Some.Rules("- rule: a\n  when: gold.accuracy < 50%\n  then: [warn]\n");
        var evaluator = new RuleEvaluator(old, Some.Noon);
        var states = evaluator.NewStates();
        var verdicts = new List<Verdict>();
        foreach (var evidence in Some.Gold("000"))
        {
            evaluator.Observe(evidence, states, verdicts);
        }

        var grown = Some.Rules("- rule: a\n  when: gold.accuracy < 50%\n  then: [warn]\n- rule: b\n  when: gold.wrong >= 3\n  then: [warn]\n");
        var next = new RuleEvaluator(grown, Some.Noon);
        var taken = next.NewStates();
        var complete = taken.Load(Subject.Worker("w"), states.Write(Subject.Worker("w")));
        next.Rebuild(Some.Gold("000"), taken);
        var fresh = new List<Verdict>();
        next.LookAt(Subject.Worker("w"), 3, Some.Noon, taken, fresh);

        Assert.That(complete, Is.False);
        Assert.That(fresh.Select(v => v.Rule), Is.EqualTo(new[] { "b" }), "a has fired already");
    }

    [Test]
    public void Only_what_evidence_touches_has_changed()
    {
        var evaluator = new RuleEvaluator(Rules, Some.Noon);
        var states = evaluator.NewStates();
        var gold = Some.Gold("1").Single();
        evaluator.Observe(gold, states, []);

        Assert.That(states.Changed, Is.SupersetOf(evaluator.SubjectsOf(gold)).And.Not.Contains(Subject.Worker("other")));
        states.MarkSaved();
        Assert.That(states.Changed, Is.Empty);
    }

    private static List<Verdict> Interrupted(IReadOnlyList<Evidence> journal)
    {
        var stored = new Dictionary<Subject, byte[]>();
        var verdicts = new List<Verdict>();
        foreach (var evidence in journal)
        {
            var evaluator = new RuleEvaluator(Rules, Some.Noon);
            var states = evaluator.NewStates();
            foreach (var subject in evaluator.SubjectsOf(evidence).Append(Subject.Campaign).Distinct().Where(stored.ContainsKey))
            {
                Assert.That(states.Load(subject, stored[subject]), Is.True);
            }

            evaluator.Observe(evidence, states, verdicts);
            foreach (var subject in states.Changed)
            {
                stored[subject] = states.Write(subject);
            }
        }

        return verdicts;
    }

    private static List<Evidence> Journal(int seed)
    {
        var random = new RandomStream((ulong)seed, 0);
        var journal = new List<Evidence>();
        for (var s = 1; s <= 400; s += 4)
        {
            var (worker, item, at) = ($"w{random.Below(4)}", $"i{random.Below(6)}", Some.Noon.AddSeconds(s * 20));
            var bad = worker is "w0" or "w1";
            journal.Add(Evidence.Answer(s, at, worker, item, bad ? "a" : $"{random.Below(3)}", bad ? 1500 : 9000, 10_000, 0.33));
            journal.Add(Evidence.Gold(s + 1, at, worker, item, random.Chance(bad ? 0.2 : 0.9) ? 1 : 0));
            journal.Add(Evidence.Peer(s + 2, at, worker, item, random.Chance(bad ? 0.2 : 0.8) ? 1 : 0, 0.9, 0.5, 0.4, 3));
            journal.Add(Evidence.Payment(s + 3, at, worker, 0.05, 10_000));
        }

        return journal;
    }

    private static byte[] Bytes(IEnumerable<Evidence> journal)
    {
        var evaluator = new RuleEvaluator(Rules, Some.Noon);
        var states = evaluator.NewStates();
        foreach (var evidence in journal)
        {
            evaluator.Observe(evidence, states, []);
        }

        return [.. states.Subjects.OrderBy(s => s.ToString(), StringComparer.Ordinal).SelectMany(states.Write)];
    }

    private static List<string> Snapshot(RuleStates states) =>
        [.. states.Subjects.Where(s => s.Kind == SubjectKind.Campaign || s.Kind == SubjectKind.Worker)
            .OrderBy(s => s.ToString(), StringComparer.Ordinal).Select(s => Convert.ToHexString(states.Write(s)))];

    private static List<string> Texts(IEnumerable<Verdict> verdicts) => [.. verdicts.Select(v => System.Text.Json.JsonSerializer.Serialize(v))];
}
