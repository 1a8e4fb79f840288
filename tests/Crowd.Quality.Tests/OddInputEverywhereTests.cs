using System.Collections;
using System.Reflection;

namespace Crowd.Quality.Tests;

/// <summary>Every public entry point has a finite result for what is odd but legal, and names what cannot be. Nothing hangs.</summary>
public sealed class OddInputEverywhereTests
{
    private static readonly string[] Entries = ["Fit", "Scan", "Find", "Consensus", "Medoid", "Vote", "Alpha"];

    private static IEnumerable<TestCaseData> Legal => OddInput.Legal.Select(one => new TestCaseData(one.Call).SetArgDisplayNames($"{one.Entry}: {one.Odd}"));

    private static IEnumerable<TestCaseData> Illegal =>
        OddInput.Illegal.Select(one => new TestCaseData(one.Call, one.Says).SetArgDisplayNames($"{one.Entry}: {one.Odd}"));

    [TestCaseSource(nameof(Legal))]
    [CancelAfter(10_000)]
    public void What_is_odd_has_a_finite_result(Func<object?> call) => Assert.That(NotFinite(call(), "result", 0).ToArray(), Is.Empty);

    [TestCaseSource(nameof(Illegal))]
    [CancelAfter(10_000)]
    public void What_cannot_be_is_refused_by_place(Func<object?> call, string says) => Assert.That(call, Throws.InstanceOf<ArgumentException>().With.Message.Contains(says));

    [Test]
    public void No_entry_point_is_forgotten()
    {
        var entries = typeof(AnswerMatrix).Assembly.GetExportedTypes().Where(type => type is { IsAbstract: true, IsSealed: true })
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
                .Where(method => Entries.Contains(method.Name)).Select(method => $"{type.Name}.{method.Name}"))
            // these need a fit or a model of an AnswerMatrix: Categorical/OddInputTests and ModelTests
            .Except(["CrowdLab.Fit", "ModelTrust.Fit"]).Distinct();

        Assert.That(entries.Except(OddInput.Legal.Select(one => one.Entry)), Is.Empty);
    }

    // places of numbers that are NaN or infinite, in all public properties and elements
    private static IEnumerable<string> NotFinite(object? value, string place, int depth)
    {
        if (value is double number)
        {
            return double.IsFinite(number) ? [] : [$"{place} = {number}"];
        }

        if (value is null or string || depth > 6 || value.GetType() is { IsPrimitive: true } or { IsEnum: true })
        {
            return [];
        }

        if (value is IEnumerable items)
        {
            return items.Cast<object?>().SelectMany((item, n) => NotFinite(item, $"{place}[{n}]", depth + 1));
        }

        var type = value.GetType();
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0 && !p.PropertyType.IsByRefLike);
        var fields = type.GetFields(BindingFlags.Public | BindingFlags.Instance);
        return [
            .. properties.SelectMany(p => NotFinite(p.GetValue(value), $"{place}.{p.Name}", depth + 1)),
            .. fields.SelectMany(f => NotFinite(f.GetValue(value), $"{place}.{f.Name}", depth + 1)),
        ];
    }
}
