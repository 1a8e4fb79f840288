using Crowd.Rules.Checking;
using Crowd.Rules.Syntax;
using Crowd.Rules.Vocabulary;
using MathNet.Numerics;

namespace Crowd.Rules.Evaluation;

/// <summary>The mix of labels a worker gives: its variety in bits, or how unusual it is beside the others' (G-test).</summary>
/// <remarks>At most 256 labels are told apart; the rest count as one.</remarks>
internal sealed class LabelsCell(MeasureSpec spec) : Cell(spec)
{
    private const int MostLabels = 256;
    private const string Rest = "\u0001rest";
    private readonly SortedDictionary<string, (long Count, double Share)> _labels = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private long _total;
    private Moment _first;
    private double? _value;

    public override double Count => _total;

    public override Moment First => _first;

    public override double Value(long nowTicks) =>
        _value ??= _total == 0 ? double.NaN : Spec.Aggregate == Aggregate.Entropy ? Entropy() : Divergence();

    public override void Write(BinaryWriter writer)
    {
        writer.Write(_total);
        _first.Write(writer);
        writer.Write(_labels.Count);
        foreach (var (label, (count, share)) in _labels)
        {
            writer.Write(label);
            writer.Write(count);
            writer.Write(share);
        }

        writer.Write(_order.Count);
        foreach (var label in _order)
        {
            writer.Write(label);
        }
    }

    public override void Read(BinaryReader reader)
    {
        Clear();
        _total = reader.ReadInt64();
        _first = Moment.Read(reader);
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            _labels[reader.ReadString()] = (reader.ReadInt64(), reader.ReadDouble());
        }

        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            _order.Enqueue(reader.ReadString());
        }
    }

    protected override void Add(double score, in Evidence e)
    {
        _value = null;
        var label = e.Text ?? "";
        label = _labels.Count < MostLabels || _labels.ContainsKey(label) ? label : Rest;
        _first = _total == 0 ? Moment.Of(e) : _first;
        _total++;
        _labels[label] = (_labels.GetValueOrDefault(label).Count + 1, double.IsNaN(e.Third) ? _labels.GetValueOrDefault(label).Share : e.Third);
        if (Spec.Window.Kind != WindowKind.LastCount)
        {
            return;
        }

        _order.Enqueue(label);
        if (_order.Count > Spec.Window.Size)
        {
            var oldest = _order.Dequeue();
            _labels[oldest] = (_labels[oldest].Count - 1, _labels[oldest].Share);
            _total--;
        }
    }

    protected override void Clear()
    {
        _labels.Clear();
        _order.Clear();
        _total = 0;
        _value = null;
    }

    private double Entropy()
    {
        var bits = 0.0;
        foreach (var (count, _) in _labels.Values)
        {
            var p = (double)count / _total;
            bits -= count > 0 ? p * Math.Log2(p) : 0;
        }

        return bits;
    }

    // Labels the worker never gave lie in the rest: what the others' shares leave over.
    private double Divergence()
    {
        var (g, cells, told) = (0.0, 0, 0.0);
        foreach (var (count, share) in _labels.Values)
        {
            if (share <= 0)
            {
                continue;
            }

            cells++;
            told += share;
            g += count > 0 ? 2 * count * Math.Log(count / (_total * share)) : 0;
        }

        cells += told < 1 - 1e-9 ? 1 : 0;
        return cells < 2 ? double.NaN : SpecialFunctions.GammaUpperRegularized((cells - 1) / 2.0, Math.Max(0, g) / 2);
    }
}
