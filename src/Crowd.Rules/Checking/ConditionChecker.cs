using Crowd.Quality.Sequential;
using Crowd.Rules.Evaluation;
using Crowd.Rules.Reading;
using Crowd.Rules.Syntax;
using Crowd.Rules.Vocabulary;

namespace Crowd.Rules.Checking;

/// <summary>Tree -> checked tree: names looked up, units made one, what 'surely' may be said of made sure.</summary>
internal sealed class ConditionChecker(SourceText source, SubjectKind subject, SpecTable specs, bool naive = false)
{
    private const double DefaultLevel = 0.95;
    private const int DefaultMinimum = 10;
    private readonly MeasureChecker _measures = new(source, subject);

    public Node? Check(ConditionSyntax syntax) => One(syntax, []);

    public MeasureSpec? Measure(MeasureSyntax syntax) => _measures.Check(syntax);

    // Siblings: the comparisons that must hold beside this one; a minimum among them is the minimum of a 'surely'.
    private Node? One(ConditionSyntax syntax, IReadOnlyList<ConditionSyntax> siblings) => syntax switch
    {
        AndSyntax and => Many(and.Parts, [.. siblings, .. and.Parts], true),
        OrSyntax or => Many(or.Parts, siblings, false),
        NotSyntax not => One(not.Inner, []) is { } inner ? new Negation(inner) : null,
        ExistsSyntax exists => Exists(exists),
        HappensSyntax happens => Happens(happens),
        SampleSyntax => Fail(syntax.Start, "sample(...) picks single events: write happens(... and sample(5%))"),
        InSyntax list => In(list),
        ComparisonSyntax comparison => Comparison(comparison, siblings),
        _ => null,
    };

    private Junction? Many(IReadOnlyList<ConditionSyntax> parts, IReadOnlyList<ConditionSyntax> siblings, bool all)
    {
        Node[] nodes = [.. parts.Select(p => One(p, siblings)).OfType<Node>()];
        return nodes.Length == parts.Count ? new Junction(nodes, all) : null;
    }

    private Existence? Exists(ExistsSyntax exists) =>
        _measures.Check(exists.Left) is { } spec ? new Existence(spec, specs.SlotOf(spec), exists.Negated) : null;

    private Node? Happens(HappensSyntax happens)
    {
        var events = new EventChecker(source);
        if (events.Check(happens.Event) is not { } condition)
        {
            return null;
        }

        return events.Source is { } field
            ? new Happening(condition, field.Kind)
            : Fail(happens.Start, "expected a field inside happens(...), such as happens(page.decision = rejected)");
    }

    private WordComparison? In(InSyntax list)
    {
        if (_measures.Check(list.Left) is not { } spec || Amounts.Words(source, list.Values, spec.Name) is not { } words)
        {
            return null;
        }

        return Amounts.TakesWords(source, spec.Quantity, spec.Name, list.Left.Start) ? Words(spec, words, list.Negated) : null;
    }

    private WordComparison Words(MeasureSpec spec, string[] words, bool negated)
    {
        var ofWords = spec with { Field = spec.Field.AsWord() };
        return new WordComparison(ofWords, specs.SlotOf(ofWords), words, negated);
    }

    private Node? Comparison(ComparisonSyntax comparison, IReadOnlyList<ConditionSyntax> siblings)
    {
        if (_measures.Check(comparison.Left) is not { } spec)
        {
            return null;
        }

        if (spec.Quantity is Quantity.Text or Quantity.Any && Amounts.Word(comparison.Right) is { } word)
        {
            return comparison.Comparator is Comparator.Equal or Comparator.NotEqual
                ? Words(spec, [word], comparison.Comparator == Comparator.NotEqual)
                : Fail(comparison.Left.End, $"words can be compared with = and != only, not with {comparison.Comparator.Sign()}");
        }

        return comparison.Right switch
        {
            AmountSyntax amount => AgainstNumber(comparison, spec, amount, siblings),
            MeasureBoundSyntax measure => AgainstMeasure(comparison, spec, measure),
            _ => Fail(comparison.Right.Start, $"expected {Amounts.Expected(spec.Quantity)} to compare {spec.Name} with"),
        };
    }

    private Node? AgainstNumber(ComparisonSyntax comparison, MeasureSpec spec, AmountSyntax amount, IReadOnlyList<ConditionSyntax> siblings)
    {
        if (amount.OfUsual && spec.Field.HasUsual && spec.Predicate is null)
        {
            spec = spec with { Field = spec.Field.AsShareOfUsual(), Quantity = Quantity.OfUsual };
        }

        if (Amounts.Number(source, amount, spec.Quantity, spec.Name) is not { } limit)
        {
            return null;
        }

        if (comparison.Certainty is not { } certainty)
        {
            return new Comparison(spec, specs.SlotOf(spec), comparison.Comparator, limit);
        }

        if (CertaintyProblem(comparison, spec, certainty, limit) is { } problem)
        {
            return Fail(certainty.Start, problem);
        }

        if (naive)
        {
            return Naive(comparison, spec, limit, siblings);
        }

        var level = certainty.Level ?? DefaultLevel;
        return certainty.Kind == CertaintyKind.Likely
            ? new Likelihood(spec, specs.SlotOf(spec), comparison.Comparator, limit, level)
            : Surely(comparison, spec, limit, certainty, level, siblings);
    }

    private string? CertaintyProblem(ComparisonSyntax comparison, MeasureSpec spec, CertaintySyntax certainty, double limit) => this switch
    {
        _ when !spec.IsRate => $"'{Word(certainty)}' can be said of rates (accuracy, agreement, share(...)), and {spec.Name} is none"
            + (spec.Quantity == Quantity.Time ? "; say it of a share, such as share(time_on_task < 5 s) > 30% surely" : ""),
        _ when comparison.Comparator is Comparator.Equal or Comparator.NotEqual => $"'{Word(certainty)}' needs <, <=, > or >=",
        _ when limit is <= 0 or >= 1 && certainty.Kind == CertaintyKind.Surely => $"nothing can surely be {comparison.Comparator.Sign()} {Show.Percent(limit)}; expected a limit between 0% and 100%",
        _ when certainty.Kind == CertaintyKind.Likely && spec.Window.Kind is WindowKind.HalfLifeCount or WindowKind.HalfLifeTime => null,
        _ when certainty.AcrossWorkers && certainty.Kind == CertaintyKind.Likely => "'across workers' goes with 'surely', not with 'likely'",
        _ when certainty.AcrossWorkers && subject != SubjectKind.Worker => "'across workers' is for rules about workers",
        _ => null,
    };

    private Certainty Surely(
        ComparisonSyntax comparison, MeasureSpec spec, double limit, CertaintySyntax certainty, double level, IReadOnlyList<ConditionSyntax> siblings)
    {
        var alpha = Math.Round(1 - level, 12);
        var inWindow = spec.Window.Kind is WindowKind.LastCount or WindowKind.LastTime or WindowKind.HalfLifeCount or WindowKind.HalfLifeTime;
        var options = new RateTestOptions
        {
            Alpha = alpha,
            RestartEvery = spec.Window.Kind == WindowKind.LastCount ? (int)Math.Max(5, spec.Window.Size) : RateTestOptions.Default.RestartEvery,
        };
        var test = spec with
        {
            Test = comparison.Comparator.IsBelow() ? RateTest.Below(limit, options) : RateTest.Above(limit, options),
            Window = inWindow ? new WindowSyntax(WindowKind.All, 0, 0) : spec.Window,
        };
        return new Certainty(
            spec, specs.SlotOf(test), inWindow ? specs.SlotOf(spec) : -1, comparison.Comparator, limit, alpha, Minimum(spec, siblings), certainty.AcrossWorkers);
    }

    // What products without such tests do: the raw rate, once there is the least evidence.
    private Junction Naive(ComparisonSyntax comparison, MeasureSpec spec, double limit, IReadOnlyList<ConditionSyntax> siblings)
    {
        var count = spec with { Name = $"evidence for {spec.Name}", Aggregate = Aggregate.Count, Predicate = null, Quantity = Quantity.Count };
        return new Junction(
            [
                new Comparison(spec, specs.SlotOf(spec), comparison.Comparator, limit),
                new Comparison(count, specs.SlotOf(count), Comparator.GreaterOrEqual, Minimum(spec, siblings)),
            ], true);
    }

    // "gold.accuracy < 70% surely and gold.answers >= 5": the author's own minimum takes the place of the default.
    private static long Minimum(MeasureSpec spec, IReadOnlyList<ConditionSyntax> siblings)
    {
        var said = siblings.OfType<ComparisonSyntax>()
            .Where(c => c.Comparator.IsAbove() && c is { Certainty: null, Right: AmountSyntax, Left.Where: null, Left.Window: null })
            .Where(c => CountedKind(c.Left) == spec.Field.Kind)
            .Select(c => (long)Math.Ceiling(((AmountSyntax)c.Right).Value) + (c.Comparator == Comparator.Greater ? 1 : 0))
            .ToList();
        return said.Count > 0 ? Math.Max(1, said.Max()) : DefaultMinimum;
    }

    private static EvidenceKind? CountedKind(MeasureSyntax measure) => measure.Argument is null ? measure.Name.ToLowerInvariant() switch
    {
        "gold.answers" => EvidenceKind.Gold,
        "peers.answers" => EvidenceKind.Peer,
        "answers" => EvidenceKind.Answer,
        "pages.taken" => EvidenceKind.Assignment,
        "pages.decided" => EvidenceKind.Decision,
        "reviews" => EvidenceKind.Review,
        "training.answers" => EvidenceKind.Training,
        "spatial.answers" => EvidenceKind.Spatial,
        "captcha.count" => EvidenceKind.Captcha,
        "model.answers" => EvidenceKind.Model,
        _ => null,
    } : null;

    private Comparison? AgainstMeasure(ComparisonSyntax comparison, MeasureSpec spec, MeasureBoundSyntax bound)
    {
        if (_measures.Check(bound.Measure) is not { } other)
        {
            return null;
        }

        if (comparison.Certainty is { } certainty)
        {
            Fail(certainty.Start, $"'{Word(certainty)}' needs a fixed limit; it cannot be said beside a figure that moves");
            return null;
        }

        if (other.Quantity != spec.Quantity || spec.Quantity is Quantity.Text or Quantity.Any)
        {
            Fail(bound.Start, $"{spec.Name} is compared with {Amounts.Expected(spec.Quantity)}, and {other.Name} is none");
            return null;
        }

        var plus = bound.Plus is { } amount ? Amounts.Number(source, amount with { Value = Math.Abs(amount.Value) }, spec.Quantity, spec.Name) * Math.Sign(amount.Value) : 0;
        return plus is { } shift ? new Comparison(spec, specs.SlotOf(spec), comparison.Comparator, shift, other, specs.SlotOf(other)) : null;
    }

    private static string Word(CertaintySyntax certainty) => certainty.Kind == CertaintyKind.Surely ? "surely" : "likely";

    private Node? Fail(int offset, string message)
    {
        source.Report(offset, message);
        return null;
    }
}
