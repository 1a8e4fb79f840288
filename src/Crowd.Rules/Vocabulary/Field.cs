namespace Crowd.Rules.Vocabulary;

/// <summary>One field of one kind of evidence.</summary>
// Key: For named evidence (attributes, metrics, figures): the name its <c>Other</c> must have.
internal sealed record Field(string Name, EvidenceKind Kind, Slot Slot, Quantity Quantity, string Meaning, string? Key = null, bool HasUsual = false)
{
    public bool Concerns(in Evidence e) => e.Kind == Kind && (Key is null || string.Equals(e.Other, Key, StringComparison.OrdinalIgnoreCase));

    public double Number(in Evidence e) => Slot switch
    {
        Slot.Value => e.Value,
        Slot.Second => e.Second,
        Slot.Third => e.Third,
        Slot.Fourth => e.Fourth,
        Slot.Fifth => e.Fifth,
        Slot.OfUsual => e.Second > 0 ? e.Value / e.Second : double.NaN,
        _ => double.NaN,
    };

    public string? Word(in Evidence e) => Slot == Slot.Other ? e.Other : e.Text;

    public Field AsWord() => IsWord ? this : this with { Slot = Slot.Text };

    public bool IsWord => Slot is Slot.Text or Slot.Other;

    public Field AsShareOfUsual() => this with { Slot = Slot.OfUsual, Quantity = Quantity.OfUsual };
}
