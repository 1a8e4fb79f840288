using Crowd.Quality.Spatial;

namespace Crowd.Quality.Spans;

/// <summary>A piece of a text that somebody marked.</summary>
/// <param name="Item">The text.</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
/// <param name="Viewers">Workers who saw the text, ascending.</param>
/// <param name="Workers">Workers who marked it, ascending.</param>
/// <param name="Types">The type each of them gave.</param>
internal sealed record SpanCandidate(int Item, int Start, int End, int[] Viewers, int[] Workers, int[] Types) : IMarked
{
    public static IEnumerable<SpanCandidate> Of(SpanAnswer[] answers)
    {
        var viewers = answers.Select(a => a.Worker).ToArray();
        return from mark in answers.SelectMany(a => a.Spans.Select(s => (a.Worker, Span: s)))
               group mark by (mark.Span.Start, mark.Span.End) into piece
               orderby piece.Key.Start, piece.Key.End
               // a worker who gave one piece two types counts with the lower one
               let marks = piece.GroupBy(m => m.Worker).Select(g => (Worker: g.Key, Type: g.Min(m => m.Span.Type))).OrderBy(m => m.Worker).ToArray()
               select new SpanCandidate(
                   answers[0].Item, piece.Key.Start, piece.Key.End, viewers, [.. marks.Select(m => m.Worker)], [.. marks.Select(m => m.Type)]);
    }

    /// <summary>The type with the most weight, then the lowest, and its share.</summary>
    public (int Type, double Share) Type(double[] weight)
    {
        var best = Types.Select((type, n) => (type, w: weight[Workers[n]])).GroupBy(t => t.type)
            .Select(g => (Type: g.Key, Weight: g.Sum(t => t.w))).OrderByDescending(t => t.Weight).ThenBy(t => t.Type).First();
        return (best.Type, best.Weight / Workers.Sum(w => weight[w]));
    }
}
