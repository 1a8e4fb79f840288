using Crowd.Rules.Checking;

namespace Crowd.Rules.Evaluation;

/// <summary>The latest word of a figure of words: one of some, or none of them.</summary>
internal sealed class WordComparison(MeasureSpec spec, int slot, string[] words, bool negated) : Node
{
    public override IEnumerable<int> Slots => [slot];

    public override IEnumerable<EvidenceKind> Kinds => [spec.Field.Kind];

    public override Truth Evaluate(in Look look) =>
        look.State.Cells[slot].Word is { } word ? Truths.Of(words.Contains(word, StringComparer.OrdinalIgnoreCase) != negated) : Truth.Unknown;

    public override void Explain(in Look look, List<Measurement> into)
    {
        var cell = look.State.Cells[slot];
        var truth = Evaluate(look);
        var sign = words.Length == 1 ? (negated ? "!=" : "=") : (negated ? "not in" : "in");
        var limit = words.Length == 1 ? words[0] : $"[{string.Join(", ", words)}]";
        into.Add(new Measurement
        {
            Measure = spec.Name,
            Count = cell.Count,
            Word = cell.Word,
            Comparator = sign,
            LimitText = limit,
            Holds = truth == Truth.Unknown ? null : truth == Truth.True,
            Sentence = $"{spec.Name} is {cell.Word ?? "unknown"}; the rule asks for {sign} {limit}.",
        });
    }
}
