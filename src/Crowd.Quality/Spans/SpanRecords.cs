using Crowd.Quality.Spatial;

namespace Crowd.Quality.Spans;

/// <summary>Workers' records against each colleague on the same text.</summary>
internal static class SpanRecords
{
    public static SpanWorker[] Of(SpanAnswer[][] texts, int workers, PresenceModel model)
    {
        var (count, spans, pairs) = (new int[workers], new int[workers], new int[workers]);
        var (exact, overlap) = (new double[workers], new double[workers]);
        foreach (var text in texts)
        {
            for (var i = 0; i < text.Length; i++)
            {
                count[text[i].Worker]++;
                spans[text[i].Worker] += text[i].Spans.Count;
                for (var j = i + 1; j < text.Length; j++)
                {
                    var (a, b) = (text[i].Worker, text[j].Worker);
                    var same = SpanScore.Of(text[i].Spans, text[j].Spans).F1;
                    var touching = SpanScore.Of(text[i].Spans, text[j].Spans, SpanMatch.OverlapSameType).F1;
                    (exact[a], exact[b]) = (exact[a] + same, exact[b] + same);
                    (overlap[a], overlap[b]) = (overlap[a] + touching, overlap[b] + touching);
                    (pairs[a], pairs[b]) = (pairs[a] + 1, pairs[b] + 1);
                }
            }
        }

        return [.. Enumerable.Range(0, workers).Select(w => new SpanWorker(
            w, count[w], spans[w], exact[w] / Math.Max(1, pairs[w]), overlap[w] / Math.Max(1, pairs[w]), model.Sensitivity[w]))];
    }
}
