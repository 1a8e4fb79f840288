using Crowd.Rules.Evaluation;
using Crowd.Rules.Reading;
using Crowd.Rules.Syntax;
using Crowd.Rules.Vocabulary;

namespace Crowd.Rules.Checking;

/// <summary>Looks up names and functions and checks that window, filter and figure go together.</summary>
internal sealed class MeasureChecker(SourceText source, SubjectKind subject)
{
    private const int LongestKeptWindow = 10_000;
    private static readonly WindowSyntax Always = new(WindowKind.All, 0, 0);

    public MeasureSpec? Check(MeasureSyntax syntax)
    {
        var spec = syntax.Argument is null ? Plain(syntax) : Call(syntax);
        if (spec is null || !SuitsSubject(spec, syntax))
        {
            return null;
        }

        return WithWhere(spec, syntax) is { } filtered && WindowFits(filtered, syntax) ? filtered : null;
    }

    private MeasureSpec? Plain(MeasureSyntax syntax)
    {
        if (Measures.Find(syntax.Name) is { } named)
        {
            return Expand(named, syntax);
        }

        if (Fields.Find(syntax.Name) is { } field)
        {
            return Spec(syntax, field, Aggregate.Latest, field.Quantity, null);
        }

        var names = Measures.Known.Select(m => m.Name).Concat(Fields.Known.Select(f => f.Name)).Concat(Functions.Known.Select(f => f.Name));
        var bracket = Functions.Find(syntax.Name) is { } function ? $"; '{function.Name}' is a function: write {function.Name}(...)" : Nearest.Hint(syntax.Name, names);
        return Fail(syntax.Start, $"there is no measure '{syntax.Name}'{bracket}");
    }

    // A named measure is a short way of writing its definition. Whether it suits the subject is looked at outside, under its own name.
    private MeasureSpec? Expand(Measures.Named named, MeasureSyntax syntax)
    {
        var text = new SourceText(named.Definition, named.Name);
        var cursor = new Cursor(text, Lexer.Read(named.Definition, 0, named.Definition.Length));
        var definition = new MeasureParser(cursor, new ConditionParser(cursor)).Parse();
        var spec = definition is null ? null : new MeasureChecker(text, SubjectKind.Campaign).Check(definition);
        if (spec is null || text.HasErrors)
        {
            throw new InvalidOperationException($"The vocabulary's own measure is wrong: {string.Join(' ', text.Errors)}");
        }

        return spec with { Name = Title(syntax), Window = syntax.Window ?? spec.Window, ByConfidence = named.ByConfidence };
    }

    private MeasureSpec? Call(MeasureSyntax syntax)
    {
        if (Functions.Find(syntax.Name) is not { } function)
        {
            return Fail(syntax.Start, $"there is no function '{syntax.Name}'{Nearest.Hint(syntax.Name, Functions.Known.Select(f => f.Name))}");
        }

        var argument = syntax.Argument!;
        if (argument.Condition is { } condition)
        {
            return function.TakesCondition
                ? Conditional(syntax, function, condition)
                : Fail(argument.Start, $"expected a field such as time_on_task inside {function.Name}(...), found a condition");
        }

        if (argument.Name is not { } name || !function.TakesField)
        {
            return Fail(argument.Start, function.TakesCondition && !function.TakesField
                ? $"expected a condition inside {function.Name}(...), such as time_on_task < 5 s"
                : $"expected a field such as time_on_task inside {function.Name}(...)");
        }

        if (Fields.Find(name) is not { } field)
        {
            return Fail(argument.Start, $"there is no field '{name}'{Nearest.Hint(name, Fields.Known.Select(f => f.Name))}");
        }

        return FieldFits(function, field) is { } problem
            ? Fail(argument.Start, problem)
            : Spec(syntax, field, function.Aggregate, ResultOf(function.Aggregate, field.Quantity), null);
    }

    private MeasureSpec? Conditional(MeasureSyntax syntax, Functions.Function function, ConditionSyntax condition)
    {
        var events = new EventChecker(source);
        if (events.Check(condition) is not { } predicate)
        {
            return null;
        }

        return events.Source is { } field
            ? Spec(syntax, field, function.Aggregate, ResultOf(function.Aggregate, field.Quantity), predicate)
            : Fail(condition.Start, $"expected a field such as time_on_task somewhere inside {function.Name}(...)");
    }

    private MeasureSpec? WithWhere(MeasureSpec spec, MeasureSyntax syntax)
    {
        if (syntax.Where is not { } where)
        {
            return spec;
        }

        if (new EventChecker(source).Check(where, spec.Field) is not { } filter)
        {
            return null;
        }

        return spec with { Where = spec.Where is { } own ? new EventCondition.All([own, filter]) : filter };
    }

    private bool WindowFits(MeasureSpec spec, MeasureSyntax syntax)
    {
        var window = spec.Window;
        var keeps = window.Kind is WindowKind.LastCount or WindowKind.LastTime;
        var problem = spec.Aggregate switch
        {
            Aggregate.Median or Aggregate.Min or Aggregate.Max when !keeps =>
                $"needs a window, such as {spec.Name} over last 50 answers",
            Aggregate.Median or Aggregate.Min or Aggregate.Max or Aggregate.Entropy or Aggregate.Divergence
                when window.Kind == WindowKind.LastCount && window.Size > LongestKeptWindow => $"looks back {LongestKeptWindow} answers at most",
            Aggregate.Entropy or Aggregate.Divergence when window.Kind is WindowKind.LastTime or WindowKind.HalfLifeCount or WindowKind.HalfLifeTime =>
                "can be taken over all answers, the last so many, or since training",
            Aggregate.Latest or Aggregate.Streak or Aggregate.Run or Aggregate.Pending or Aggregate.Idle or Aggregate.Tenure
                when window.Kind is not (WindowKind.All or WindowKind.SinceTraining or WindowKind.SinceRuleChange) =>
                "is about now and takes no such window",
            _ => null,
        };
        if (problem is not null)
        {
            source.Report(syntax.Window?.Start ?? syntax.Start, $"{syntax.Name} {problem}");
        }

        return problem is null;
    }

    private bool SuitsSubject(MeasureSpec spec, MeasureSyntax syntax)
    {
        var kind = spec.Field.Kind;
        var suits = subject switch
        {
            SubjectKind.Campaign => true,
            SubjectKind.Worker => kind is not (EvidenceKind.Item or EvidenceKind.Campaign),
            SubjectKind.Pair => kind == EvidenceKind.Pair,
            SubjectKind.Reviewer => kind == EvidenceKind.Review,
            _ => kind is EvidenceKind.Item or EvidenceKind.Gold or EvidenceKind.Peer or EvidenceKind.Answer or EvidenceKind.Review
                or EvidenceKind.Spatial or EvidenceKind.Metric or EvidenceKind.Model,
        };
        if (!suits)
        {
            var of = kind switch
            {
                EvidenceKind.Item => "an item: write 'for: item'",
                EvidenceKind.Campaign => "the campaign: write 'for: campaign'",
                EvidenceKind.Pair => "two workers: write 'for: pair'",
                _ => "a worker: write 'for: worker'",
            };
            source.Report(syntax.Start, $"this rule is about {Subjects.Noun(subject)}, but {syntax.Name} is a figure of {of}");
        }

        return suits;
    }

    private static string? FieldFits(Functions.Function function, Field field) => function.Aggregate switch
    {
        Aggregate.Mean or Aggregate.Sum or Aggregate.Median or Aggregate.Min or Aggregate.Max when field.Quantity == Quantity.Text =>
            $"{field.Name} is a word; {function.Name}(...) needs a number",
        Aggregate.Shortfall when field.Quantity != Quantity.Share => $"shortfall(...) needs a share, and {field.Name} is none",
        Aggregate.Run or Aggregate.Entropy when field.Quantity != Quantity.Text => $"{function.Name}(...) needs a field of words, and {field.Name} is none",
        Aggregate.Divergence when field.Name != "answer.label" => "divergence(...) is known for answer.label only",
        Aggregate.Kappa when field.Name != "peers.agrees" => "kappa(...) is known for peers.agrees only",
        Aggregate.PerHour when field.Name != "payment.amount" => "per_hour(...) is known for payment.amount only",
        Aggregate.Pending when field.Name != "page.decision" => "pending(...) is known for page.decision only",
        _ => null,
    };

    private static Quantity ResultOf(Aggregate aggregate, Quantity field) => aggregate switch
    {
        Aggregate.Count or Aggregate.Streak or Aggregate.Run or Aggregate.Pending => Quantity.Count,
        Aggregate.Share or Aggregate.Shortfall or Aggregate.Divergence => Quantity.Share,
        Aggregate.Kappa or Aggregate.Entropy => Quantity.Number,
        Aggregate.PerHour => Quantity.Money,
        Aggregate.Idle or Aggregate.Tenure => Quantity.Time,
        Aggregate.Sum when field == Quantity.Share => Quantity.Number,
        _ => field == Quantity.Any ? Quantity.Number : field,
    };

    private MeasureSpec Spec(MeasureSyntax syntax, Field field, Aggregate aggregate, Quantity quantity, EventCondition? predicate) => new()
    {
        Name = Title(syntax), Field = field, Aggregate = aggregate, Quantity = quantity, Predicate = predicate, Window = syntax.Window ?? Always,
    };

    private string Title(MeasureSyntax syntax)
    {
        var argument = syntax.Argument switch
        {
            { Name: { } name } => $"({name})",
            { Condition: not null } argumentText => "(" + string.Join(' ', source.Text[argumentText.Start..argumentText.End].Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)) + ")",
            _ => "",
        };
        return syntax.Name + argument + Windows.Text(syntax.Window);
    }

    private MeasureSpec? Fail(int offset, string message)
    {
        source.Report(offset, message);
        return null;
    }
}
