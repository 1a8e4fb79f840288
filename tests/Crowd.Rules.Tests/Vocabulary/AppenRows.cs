namespace Crowd.Rules.Tests.Vocabulary;

internal static class AppenRows
{
    private const string Peer = "Appen";

    public static readonly Row[] All =
    [
        new(Peer, "quiz: failing is permanent and unpaid", "happens(training.result = failed)", "exclude ; \"reject all: the quiz was not passed\"", "trained:failed/.4", "trained:passed/.9"),
        new(Peer, "minimum accuracy: removed, all judgments untrusted and replaced", "gold.accuracy < 70% and gold.answers >= 4", "exclude ; discard all ; recollect all", "gold:0*2 gold:1*2", "gold:1*4"),
        new(Peer, "trust = accuracy on test questions", "gold.answers >= 1", "set skill trust to gold.accuracy", "gold:1", "answer:a"),
        new(Peer, "test questions run out (max-out)", "worker.gold_left = 0", "exclude", "attr:gold_left/0", "attr:gold_left/4"),
        new(Peer, "test question contested or missed by many", "gold.error_rate > 50% and gold.answers >= 5", "\"flag: missed by many\" ; route to experts", "gold:0*4 gold:1", "gold:1*4 gold:0", "item"),
        new(Peer, "minimum time per page", "happens(page.time < 20 s)", "warn", "page:submitted/5000", "page:submitted/25000"),
        new(Peer, "maximum judgments per contributor", "answers >= 4", "exclude", "answer:a*4", "answer:a*3"),
        new(Peer, "answer distribution rule", "share(answer.label = yes) over last 10 answers > 80% and answers >= 5", "warn", "answer:yes*5", "answer:yes*3 answer:no*2"),
        new(Peer, "answer distribution beside the others'", "labels.divergence < 0.01% and answers >= 10", "warn", "answer:a/9//.2*20", "answer:a/9//.5 answer:b/9//.5 answer:a/9//.5*4 answer:b/9//.5*5"),
        new(Peer, "level, country, language", "attribute.level < 2 or worker.country != DE or worker.language != de", "exclude", "attr:level/1", "attr:level/3 attr:country/DE attr:language/de"),
        new(Peer, "dynamic judgments: minimum confidence, maximum judgments", "item.confidence < 70% and item.answers < 7", "ask 1 more answer up to 7", "item:a/.6/3/1", "item:a/.6/7/1", "item"),
        new(Peer, "dynamic judgments: number of matching judgments", "item.margin >= 3", "finish", "item:a/.9/3/3", "item:a/.9/3/1", "item"),
        new(Peer, "box-, ellipse-, polygon-threshold", "share(spatial.iou >= 70%) < 80% and spatial.answers >= 2", "warn", "spatial:.5/9/0*2", "spatial:.8/1/1*2"),
        new(Peer, "dot-, line-distance with dot-, line-threshold", "share(spatial.pixels <= 5 px) < 80%", "warn", "spatial:.9/9/1", "spatial:.9/4/1"),
        new(Peer, "class-threshold", "gold.accuracy where (gold.label = cat) < 50%", "train: cats", "gold:1/dog gold:0/cat", "gold:0/dog*3 gold:1/cat"),
        new(Peer, "box-, dot-agg: minimum agreement to cluster", "mean(spatial.iou) where (spatial.reference = peers) < 30%", "ask 1 more answer", "spatial:.2/9/0//peers", "spatial:.6/2/1//peers", "item"),
        new(Peer, "min/max box width and height", "happens(metric.box_width < 8 or metric.box_width > 2000)", "\"hint: this box is very small or very large\"", "metric:box_width/3", "metric:box_width/30"),
        new(Peer, "fair pay: target hourly rate, pause and ask", "campaign.wage < $8", "pause campaign ; \"alert: pay is below target\"", "figure:wage/6", "figure:wage/9", "campaign"),
        new(Peer, "fair pay: adjust", "wage < $8 and payments >= 2", "price to $0.09", "pay:.05/60000*2", "pay:.50/60000*2", "campaign"),
    ];
}
