using System.Globalization;

namespace Crowd.Rules.Tests.Vocabulary;

/// <summary>
/// Journals as short texts: pieces such as <c>gold:0*5 gold:1 page:submitted/3000 wait:1d</c>. Numbers are separated by '/', a blank in a word is
/// written '_', '*5' repeats. All are about worker w; items are i1, i2 … unless the rule is about an item: then the item is i and the workers differ.
/// </summary>
internal sealed class JournalText(bool aboutItem)
{
    private long _sequence;
    private DateTimeOffset _at = Some.Noon;

    public static IReadOnlyList<Evidence> Read(string text, bool aboutItem, out DateTimeOffset end)
    {
        var reader = new JournalText(aboutItem);
        var journal = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(reader.Pieces).ToList();
        end = reader._at;
        return journal;
    }

    private IEnumerable<Evidence> Pieces(string piece)
    {
        var (body, times) = piece.Split('*') is [var one, var count] ? (one, int.Parse(count, CultureInfo.InvariantCulture)) : (piece, 1);
        var (kind, arguments) = body.Split(':', 2) is [var k, var a] ? (k, a.Split('/')) : (body, []);
        if (kind == "wait")
        {
            _at += Span(arguments[0]);
            yield break;
        }

        for (var i = 0; i < times; i++)
        {
            _at += TimeSpan.FromSeconds(1);
            yield return One(++_sequence, kind, arguments);
        }
    }

    private Evidence One(long s, string kind, string[] a)
    {
        var worker = aboutItem ? $"w{s}" : "w";
        var item = aboutItem ? "i" : $"i{s}";
        return kind switch
        {
            "gold" => Evidence.Gold(s, _at, worker, item, Number(a, 0), Word(a, 1)),
            "peer" => Evidence.Peer(s, _at, worker, item, Number(a, 0), Number(a, 1, 1), Number(a, 2), Number(a, 3), (int)Number(a, 4, 0)),
            "answer" => Evidence.Answer(s, _at, worker, item, Word(a, 0), Number(a, 1, 10_000), Number(a, 2), Number(a, 3)),
            "page" => Evidence.Assignment(s, _at, worker, $"p{s}", Word(a, 0)!, Number(a, 1, 10_000), Number(a, 2)),
            "decision" => Evidence.Decision(s, _at, worker, $"p{s}", Word(a, 0)!),
            "review" => Evidence.Review(s, _at, worker, item, "r", Word(a, 0)!, Number(a, 1, 1), Number(a, 2)),
            "training" => Evidence.Training(s, _at, worker, item, Number(a, 0)),
            "trained" => Evidence.TrainingResult(s, _at, worker, a[0] == "passed", Number(a, 1, 1)),
            "pay" => Evidence.Payment(s, _at, worker, Number(a, 0), Number(a, 1)),
            "pair" => Evidence.Pair(s, _at, "w", "x", Number(a, 0), Number(a, 1), Number(a, 2), Number(a, 3)),
            "spatial" => Evidence.Spatial(s, _at, worker, item, Number(a, 0), Number(a, 1), Number(a, 2), Number(a, 3), Word(a, 4) ?? "gold"),
            "metric" => Evidence.Metric(s, _at, worker, item, a[0], Number(a, 1)),
            "skill" => Evidence.Skill(s, _at, worker, Number(a, 0), Number(a, 1), Number(a, 2)),
            "item" => Evidence.ItemEstimate(s, _at, item, Word(a, 0), Number(a, 1), Number(a, 2), Number(a, 3), Number(a, 4)),
            "attr" => Evidence.Attribute(s, _at, worker, a[0], Word(a, 1), Number(a, 1)),
            "captcha" => Evidence.Captcha(s, _at, worker, Number(a, 0)),
            "lost" => Evidence.AccessLost(s, _at, worker, Word(a, 0)!, Word(a, 1)),
            "model" => Evidence.Model(s, _at, worker, item, Number(a, 0), Number(a, 1)),
            "figure" => Evidence.Campaign(s, _at, a[0], Number(a, 1)),
            _ => throw new ArgumentException($"There is no evidence '{kind}'."),
        };
    }

    private static double Number(string[] a, int i, double unsaid = double.NaN) =>
        i < a.Length && double.TryParse(a[i], NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : unsaid;

    private static string? Word(string[] a, int i) => i < a.Length && a[i].Length > 0 ? a[i].Replace('_', ' ') : null;

    private static TimeSpan Span(string text)
    {
        var number = double.Parse(text[..^1], CultureInfo.InvariantCulture);
        return text[^1] switch
        {
            's' => TimeSpan.FromSeconds(number),
            'm' => TimeSpan.FromMinutes(number),
            'h' => TimeSpan.FromHours(number),
            _ => TimeSpan.FromDays(number),
        };
    }
}
