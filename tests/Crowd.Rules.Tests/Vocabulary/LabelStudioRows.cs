namespace Crowd.Rules.Tests.Vocabulary;

internal static class LabelStudioRows
{
    private const string Peer = "Label Studio";

    public static readonly Row[] All =
    [
        new(Peer, "pause on failed evaluation: score required, tasks for evaluation", "gold.accuracy < 80% and gold.answers >= 5", "exclude ; alert", "gold:1*3 gold:0*2", "gold:1*4 gold:0"),
        new(Peer, "the same, valid at every look", "gold.accuracy < 80% surely", "exclude", "gold:0*10", "gold:1*20 gold:0*4"),
        new(Peer, "onboarding evaluation, number of tasks", "gold.answers = 3 and gold.accuracy < 70%", "exclude", "gold:1 gold:0*2", "gold:1*3 gold:0*9"),
        new(Peer, "continuous evaluation", "gold.accuracy over last 10 answers < 70% and gold.answers >= 10", "exclude", "gold:1*20 gold:0*4", "gold:0*3 gold:1*17"),
        new(Peer, "returns when the score is regained", "gold.accuracy >= 90% over last 10 answers and gold.answers >= 10", "restore", "gold:0*5 gold:1*10", "gold:1*8 gold:0*2"),
        new(Peer, "limit: tasks per annotator, number", "answers >= 3", "exclude", "answer:a*3", "answer:a*2"),
        new(Peer, "limit: tasks per annotator, percentage", "attribute.items_share >= 0.5", "exclude", "attr:items_share/.5", "attr:items_share/.4"),
        new(Peer, "custom script pauses", "figure.pause = 1", "pause campaign", "figure:pause/1", "figure:pause/0", "campaign"),
        new(Peer, "spam: timesInARow(3)", "labels.same_in_a_row >= 3", "warn", "answer:a answer:b*3", "answer:a*2 answer:b*2 answer:a*2"),
        new(Peer, "spam: tooSimilar(deviation, max_count)", "streak(metric.similarity_to_last > 0.9) >= 3", "warn", "metric:similarity_to_last/.95*3", "metric:similarity_to_last/.95*2 metric:similarity_to_last/.2 metric:similarity_to_last/.95"),
        new(Peer, "spam: tooFast(minutes 10, times 20)", "answers over last 10 minutes >= 4", "warn", "answer:a*4", "answer:a*3 wait:11m answer:a*3"),
        new(Peer, "low agreement: additional annotators, threshold, maximum, one at a time", "item.agreement < 70% and item.answers >= 2 and item.answers < 5", "ask 1 more answer up to 5", "item:a/.7/2/0/.5", "item:a/.7/5/1/.5", "item"),
        new(Peer, "skip: requeue to others", "happens(page.outcome = skipped)", "route to other workers", "page:skipped", "page:submitted"),
        new(Peer, "reservation runs out", "expiry_rate > 30% and pages.taken >= 3", "warn", "page:expired page:submitted*2", "page:submitted*3"),
        new(Peer, "review: reject > remove", "happens(review.decision = rejected)", "discard this", "review:rejected/0", "review:accepted"),
        new(Peer, "review: reject > requeue", "happens(review.decision = rejected)", "recollect ; \"message: please do this one again\"", "review:rejected/0", "review:fixed/.5"),
        new(Peer, "review: % of tasks", "happens(answer.label exists and sample(50%))", "route to review", "answer:a*20", "page:submitted*20"),
        new(Peer, "review: reviewed after all annotations", "item.answers >= 3", "route to review", "item:a/.9/3/3", "item:a/.9/1/1", "item"),
        new(Peer, "agreement: exact match", "share(peers.agrees >= 100%) < 50%", "warn", "peer:0", "peer:1"),
        new(Peer, "agreement: taxonomy path, numeric difference, text or semantic similarity, edit distance", "mean(metric.taxonomy_iou) < 0.5 or median(metric.error) over last 5 answers > 2 or mean(metric.text_similarity) < 0.6", "warn", "metric:text_similarity/.4", "metric:text_similarity/.9 metric:error/1 metric:taxonomy_iou/.8"),
        new(Peer, "agreement: box or polygon IoU with threshold", "share(spatial.iou >= 50%) < 70% and spatial.answers >= 3", "warn", "spatial:.4/9/0*2 spatial:.9/1/1", "spatial:.9/1/1*3"),
        new(Peer, "agreement: span overlap, timeline events, OCR distance, average precision, key points", "mean(metric.span_overlap) < 0.5 or mean(metric.average_precision) < 0.5 or mean(metric.oks) < 0.5", "warn", "metric:oks/.2", "metric:oks/.8 metric:span_overlap/.8"),
    ];
}
