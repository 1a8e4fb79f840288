using Crowd.Rules.Evaluation;
using Crowd.Rules.Syntax;
using Crowd.Rules.Vocabulary;

namespace Crowd.Rules.Checking;

/// <summary>One way in which a condition can hold: for each figure the stretch its value must lie in. A condition is several of these joined by or.</summary>
internal sealed class Box
{
    private const int MostBoxes = 64;
    private readonly Dictionary<string, (Stretch Stretch, string Name)> _sides = [];

    /// <summary>Why no value can lie in it; null if one can.</summary>
    public string? Emptiness => _sides.Values.Where(s => s.Stretch.IsEmpty).Select(s => $"no {s.Name} can {s.Stretch.Text}").FirstOrDefault();

    /// <summary>The ways a condition can hold, at most 64; empty where the condition is too involved to say.</summary>
    public static IReadOnlyList<Box> Of(Node condition)
    {
        var boxes = Expand(condition);
        return boxes.Count > MostBoxes ? [] : boxes;
    }

    /// <summary>Whether both can hold at once, as far as their common figures tell; without one in common nothing is said.</summary>
    public bool Meets(Box other)
    {
        var common = _sides.Keys.Where(other._sides.ContainsKey).ToList();
        return common.Count > 0 && Emptiness is null && other.Emptiness is null
            && common.All(k => !_sides[k].Stretch.Within(other._sides[k].Stretch).IsEmpty);
    }

    private static IReadOnlyList<Box> Expand(Node node) => node switch
    {
        Comparison { AgainstNumber: true } comparison => [Side(comparison.Spec, comparison.Comparator, comparison.Limit)],
        Certainty certainty => [Side(certainty.Spec, certainty.Comparator, certainty.Limit)],
        Likelihood likelihood => [Side(likelihood.Spec, likelihood.Comparator, likelihood.Limit)],
        Junction { IsAnd: true } all => all.Parts.Select(Expand).Aggregate((a, b) => a.Count * b.Count > MostBoxes ? Many(a, b) : Cross(a, b)),
        Junction any => [.. any.Parts.SelectMany(Expand)],
        _ => [new Box()],
    };

    // Too many ways: keep what the first part says, which is true of all of them.
    private static IReadOnlyList<Box> Many(IReadOnlyList<Box> a, IReadOnlyList<Box> b) => a.Count <= b.Count ? a : b;

    private static IReadOnlyList<Box> Cross(IReadOnlyList<Box> a, IReadOnlyList<Box> b) => [.. a.SelectMany(x => b.Select(y => Joined(x, y)))];

    private static Box Joined(Box a, Box b)
    {
        var joined = new Box();
        foreach (var (key, side) in a._sides.Concat(b._sides))
        {
            joined._sides[key] = joined._sides.TryGetValue(key, out var already) ? (already.Stretch.Within(side.Stretch), side.Name) : side;
        }

        return joined;
    }

    private static Box Side(MeasureSpec spec, Comparator comparator, double limit)
    {
        var box = new Box();
        if (comparator != Comparator.NotEqual)
        {
            box._sides[spec.Key] = (Stretch.Of(spec.Quantity).Within(Stretch.Of(comparator, limit, spec.Quantity)).UpTo(Most(spec)), spec.Name);
        }

        return box;
    }

    // Of the last 20 answers at most 20 can be counted.
    private static double Most(MeasureSpec spec) =>
        spec.Aggregate == Aggregate.Count && spec.Window.Kind == WindowKind.LastCount ? spec.Window.Size : double.PositiveInfinity;
}
