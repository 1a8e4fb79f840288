namespace Crowd.Rules.Checking;

/// <summary>The figures that the rules about one kind of subject need, each once.</summary>
internal sealed class SpecTable
{
    private readonly Dictionary<string, int> _slots = [];
    private readonly List<MeasureSpec> _specs = [];

    public IReadOnlyList<MeasureSpec> Specs => _specs;

    public int SlotOf(MeasureSpec spec)
    {
        if (!_slots.TryGetValue(spec.Key, out var slot))
        {
            slot = _slots[spec.Key] = _specs.Count;
            _specs.Add(spec);
        }

        return slot;
    }
}
