namespace Crowd.Rules.Tests.Vocabulary;

/// <summary>Section 3.8 of the list: what a superset of all the peers needs, entry by entry.</summary>
internal static class SupersetRows
{
    private const string Peer = "superset";

    public static readonly Row[] All =
    [
        // subjects
        new(Peer, "subject: worker across campaigns", "gold.accuracy < 70% surely", "exclude from account", "gold:0*10", "gold:1*10", "worker in account"),
        new(Peer, "subject: pair", "copying.log_ratio > 10 and copying.shared >= 20", "flag", "pair:30/.4/.001/12", "pair:30/.4/.001/2", "pair"),
        new(Peer, "subject: item class", "gold.accuracy where (gold.label in [cat, lynx]) < 60%", "train: cats", "gold:0/lynx", "gold:0/dog gold:1/cat"),
        new(Peer, "subject: gold item", "gold.accuracy < 60% surely", "flag", "gold:0*10", "gold:1*10", "item"),
        new(Peer, "subject: reviewer", "reviews.agreement < 80% and reviews >= 3", "alert", "review:rejected/0/0*3", "review:rejected/0/1*3", "reviewer"),
        new(Peer, "subject: campaign, budget", "campaign.spend > $90", "pause campaign", "figure:spend/95", "figure:spend/80", "campaign"),

        // sources
        new(Peer, "source: chance-corrected agreement", "peers.kappa < 0.2 and peers.answers >= 4", "warn", "peer:1/.9//.5*2 peer:0/.9//.5*2", "peer:1/.9//.5*4"),
        new(Peer, "source: model-based agreement", "peers.model_agreement < 50%", "warn", "peer:0/.9/.1", "peer:1/.9/.9"),
        new(Peer, "source: review decision", "reviews.rejection_rate > 50% surely", "exclude", "review:rejected/0*15", "review:accepted*15"),
        new(Peer, "source: time beside what is usual", "median(time_on_task) over last 5 answers < 30% of usual", "warn", "answer:a/1000/10000*5", "answer:a/9000/10000*5"),
        new(Peer, "source: answer streak", "labels.same_in_a_row >= 5", "warn", "answer:a*5", "answer:a*4 answer:b"),
        new(Peer, "source: concurrency", "worker.open_pages >= 3", "warn", "attr:open_pages/3", "attr:open_pages/1"),
        new(Peer, "source: posterior skill", "skill.high < 60%", "exclude", "skill:.4/.3/.5", "skill:.5/.3/.7"),
        new(Peer, "source: agreement with a model", "model.agreement < 60% surely", "flag", "model:0/.9*12", "model:1/.9*12"),
        new(Peer, "source: wage per hour", "wage > $40 and payments >= 2", "flag", "pay:1/60000*2", "pay:.1/60000*2"),
        new(Peer, "source: age of evidence", "tenure < 1 day and gold.wrong >= 3", "train", "page:submitted gold:0*3", "page:submitted wait:2d gold:0*3"),

        // windows
        new(Peer, "window: last N", "gold.accuracy over last 4 answers < 50%", "warn", "gold:1*20 gold:0*3", "gold:1*20 gold:0*2"),
        new(Peer, "window: last T", "count(gold.score < 50%) over last 7 days >= 2", "warn", "gold:0*2", "gold:0 wait:8d gold:0"),
        new(Peer, "window: since rule change", "gold.answers since rule change >= 2", "warn", "gold:0*2", "gold:0"),
        new(Peer, "window: since training", "gold.wrong since training >= 2", "warn", "gold:0 trained:passed gold:0*2", "gold:0 trained:passed gold:0"),
        new(Peer, "window: exponential decay", "gold.accuracy with half-life 2 answers < 40%", "warn", "gold:1*20 gold:0*4", "gold:1*20 gold:0"),
        new(Peer, "window: decay over time", "count(gold.score < 50%) with half-life 1 day > 2", "warn", "gold:0*3", "gold:0*2 wait:5d gold:0"),

        // evidence
        new(Peer, "evidence: interval bound", "gold.accuracy < 70% likely(95%)", "warn", "gold:0*5", "gold:0 gold:1"),
        new(Peer, "evidence: anytime-valid at a stated alpha", "gold.accuracy < 70% surely(99%)", "exclude", "gold:0*10", "gold:0*4"),
        new(Peer, "evidence: over the campaign's workers", "gold.accuracy < 70% surely across workers", "exclude", "gold:0*10", "gold:0*4"),
        new(Peer, "evidence: surely above", "share(time_on_task < 30% of usual) over last 20 answers > 50% surely(99%)", "warn", "answer:a/1000/10000*20", "answer:a/9000/10000*20"),
        new(Peer, "evidence: trusted", "gold.accuracy > 80% surely", "raise gold to 2%", "gold:1*30", "gold:1*4 gold:0*4"),

        // logic
        new(Peer, "logic: and, or, not, nested", "not (gold.answers < 2 or (gold.correct >= 1 and gold.wrong = 0))", "warn", "gold:0*2", "gold:1*5"),
        new(Peer, "logic: one figure beside another", "gold.accuracy > peers.agreement + 20%", "\"flag: check questions may have leaked\"", "gold:1*9 peer:0*9", "gold:1*9 peer:1*9"),

        // actions without a peer's row above
        new(Peer, "action: throttle", "answers over last 1 hour > 3", "throttle to 3 answers per hour", "answer:a*4", "answer:a*3"),
        new(Peer, "action: expire a skill", "idle > 30 days", "remove skill trained", "page:submitted wait:31d", "page:submitted wait:1d"),
        new(Peer, "action: approve all, discard since a date", "gold.wrong >= 1", "discard since 2026-11-01", "gold:0", "gold:1"),
        new(Peer, "action: discard the last ones", "gold.wrong >= 1", "discard last 20 answers", "gold:0", "gold:1"),
        new(Peer, "action: shadow", "gold.wrong >= 1", "nothing", "gold:0", "gold:1"),

        // tolerances
        new(Peer, "tolerance: pixels", "share(spatial.pixels > 3 px) > 20% surely", "warn", "spatial:.9/9/1*15", "spatial:.9/1/1*15"),
        new(Peer, "tolerance: time", "count(page.time > 5 min) >= 1", "warn", "page:submitted/400000", "page:submitted/100000"),
        new(Peer, "tolerance: edit distance, relative size, key points", "share(metric.edit_distance > 2) > 50% or mean(metric.relative_size_error) > 0.2", "warn", "metric:edit_distance/5", "metric:edit_distance/1"),
    ];
}
