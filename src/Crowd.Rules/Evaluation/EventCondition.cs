using Crowd.Rules.Syntax;
using Crowd.Rules.Vocabulary;

namespace Crowd.Rules.Evaluation;

/// <summary>A condition on one piece of evidence: what stands in share(...), count(...), where ... and happens(...).</summary>
/// <param name="Text">Its canonical spelling: two conditions with the same text are the same condition.</param>
internal abstract record EventCondition(string Text)
{
    public abstract Truth Test(in Evidence e);

    internal sealed record Number(Field Field, Comparator Comparator, double Limit)
        : EventCondition($"{Field.Name}{(Field.Slot == Slot.OfUsual ? "/usual" : "")} {Comparator.Sign()} {Limit:R}")
    {
        public override Truth Test(in Evidence e)
        {
            var value = Field.Number(e);
            return double.IsNaN(value) ? Truth.Unknown : Truths.Of(Comparator.Holds(value, Limit));
        }
    }

    internal sealed record Word(Field Field, string[] Words, bool Negated)
        : EventCondition($"{Field.Name} {(Negated ? "not in" : "in")} [{string.Join('|', Words)}]")
    {
        public override Truth Test(in Evidence e) =>
            Field.Word(e) is { } text ? Truths.Of(Words.Contains(text, StringComparer.OrdinalIgnoreCase) != Negated) : Truth.Unknown;
    }

    internal sealed record Exists(Field Field, bool Negated) : EventCondition($"{Field.Name} {(Negated ? "is missing" : "exists")}")
    {
        public override Truth Test(in Evidence e) =>
            Truths.Of((Field.IsWord ? Field.Word(e) is not null : !double.IsNaN(Field.Number(e))) != Negated);
    }

    /// <summary>A fixed, even sample: by the item (or page), the same whoever asks and however often.</summary>
    internal sealed record Sample(double Share) : EventCondition($"sample({Share:R})")
    {
        public override Truth Test(in Evidence e) => Truths.Of(Fingerprint.Unit(e.Item ?? e.Worker ?? "") < Share);
    }

    internal sealed record Not(EventCondition Inner) : EventCondition($"not ({Inner.Text})")
    {
        public override Truth Test(in Evidence e) => Inner.Test(e).Not();
    }

    internal sealed record All(EventCondition[] Parts) : EventCondition($"({string.Join(" and ", Parts.Select(p => p.Text))})")
    {
        public override Truth Test(in Evidence e)
        {
            var truth = Truth.True;
            foreach (var part in Parts)
            {
                truth = truth.And(part.Test(e));
            }

            return truth;
        }
    }

    internal sealed record Any(EventCondition[] Parts) : EventCondition($"({string.Join(" or ", Parts.Select(p => p.Text))})")
    {
        public override Truth Test(in Evidence e)
        {
            var truth = Truth.False;
            foreach (var part in Parts)
            {
                truth = truth.Or(part.Test(e));
            }

            return truth;
        }
    }
}
