namespace Crowd.Rules.Tests.Vocabulary;

internal static class CvatRows
{
    private const string Peer = "CVAT";

    public static readonly Row[] All =
    [
        new(Peer, "target_metric accuracy, target_metric_threshold 0.7", "spatial.accuracy < 70% and spatial.answers >= 3", "discard this ; recollect", "spatial:.5/9/.5*3", "spatial:.9/1/.9*3"),
        new(Peer, "target_metric precision, recall", "mean(metric.precision) < 0.7 or mean(metric.recall) < 0.7", "warn", "metric:precision/.9 metric:recall/.5", "metric:precision/.9 metric:recall/.8"),
        new(Peer, "max_validations_per_job 3", "count(page.gold_score < 70%) >= 3", "exclude", "page:submitted/1/.5*3", "page:submitted/1/.5*2 page:submitted/1/.9*5"),
        new(Peer, "iou_threshold 0.4", "happens(spatial.iou < 40%)", "flag", "spatial:.3/9/0", "spatial:.4/9/0"),
        new(Peer, "low_overlap_threshold 0.8", "happens(spatial.iou between 40% and 80%)", "\"flag: low overlap\"", "spatial:.6/3/1", "spatial:.9/1/1"),
        new(Peer, "oks_sigma, point sizes, line thickness and orientation", "mean(metric.oks) < 0.5 or mean(metric.line_distance) > 3 or share(metric.direction_error > 0.1) > 20%", "warn", "metric:direction_error/.5", "metric:direction_error/.05 metric:oks/.9 metric:line_distance/1"),
        new(Peer, "group_match_threshold, object_visibility_threshold, compare_attributes", "mean(metric.group_match) < 0.5 or mean(metric.attributes) < 0.9", "warn", "metric:attributes/.5", "metric:attributes/1 metric:group_match/1"),
        new(Peer, "conflict: missing or extra annotation", "happens(spatial.unmatched > 0)", "\"hint: something is missing or too many\"", "spatial:.9/1/1/2", "spatial:.9/1/1/0"),
        new(Peer, "conflict: mismatching label", "happens(gold.score < 50%)", "\"hint: look at the label again\"", "gold:0", "gold:1"),
        new(Peer, "requirement by annotation type", "spatial.mean_iou where (spatial.reference = gold) < 50%", "warn", "spatial:.3/9/0", "spatial:.3/9/0//peers spatial:.9/1/1"),
        new(Peer, "audio: CER, WER", "mean(metric.wer) > 0.2", "warn", "metric:wer/.5", "metric:wer/.1"),
        new(Peer, "immediate feedback: hints after 3 discrepancies", "happens(spatial.unmatched >= 3)", "\"hint: at least three objects differ\"", "spatial:.9/1/1/3", "spatial:.9/1/1/2"),
        new(Peer, "attempts per assignment", "count(page.gold_score < 70%) since training >= 2", "train", "page:submitted/1/.5*2", "page:submitted/1/.5 trained:passed page:submitted/1/.5"),
        new(Peer, "consensus: quorum", "item.agreement < 50% and item.answers >= 4", "route to experts", "item:car/.5/4/0/.3", "item:car/.9/4/4/1", "item"),
        new(Peer, "consensus: minimum overlap", "mean(spatial.iou) where (spatial.reference = peers) < 40%", "ask 1 more answer", "spatial:.3/9/0//peers", "spatial:.8/2/1//peers", "item"),
        new(Peer, "honeypots: disable a bad frame", "gold.accuracy < 60% surely", "\"flag: check this frame\"", "gold:0*12", "gold:1*12", "item"),
    ];
}
