using Crowd.Rules.Evaluation;
using Crowd.Rules.Reading;
using Crowd.Rules.Syntax;
using Crowd.Rules.Vocabulary;

namespace Crowd.Rules.Checking;

/// <summary>Checks conditions on one piece of evidence: all their fields must belong to the same kind.</summary>
internal sealed class EventChecker(SourceText source)
{
    private Field? _first;

    /// <summary>The field that says which kind of evidence the condition is about; null before one was seen.</summary>
    public Field? Source => _first;

    public EventCondition? Check(ConditionSyntax syntax, Field? belongsTo = null)
    {
        _first = belongsTo ?? _first;
        return One(syntax);
    }

    private EventCondition? One(ConditionSyntax syntax) => syntax switch
    {
        AndSyntax and => Many(and.Parts) is { } parts ? new EventCondition.All(parts) : null,
        OrSyntax or => Many(or.Parts) is { } parts ? new EventCondition.Any(parts) : null,
        NotSyntax not => One(not.Inner) is { } inner ? new EventCondition.Not(inner) : null,
        SampleSyntax sample => new EventCondition.Sample(sample.Share),
        ExistsSyntax exists => FieldOf(exists.Left) is { } field ? new EventCondition.Exists(field, exists.Negated) : null,
        InSyntax list => Words(list),
        ComparisonSyntax comparison => Comparison(comparison),
        _ => Fail(syntax.Start, "happens(...) cannot stand inside another condition on one event"),
    };

    private EventCondition[]? Many(IReadOnlyList<ConditionSyntax> parts)
    {
        EventCondition[] found = [.. parts.Select(One).OfType<EventCondition>()];
        return found.Length == parts.Count ? found : null;
    }

    private EventCondition.Word? Words(InSyntax list)
    {
        if (FieldOf(list.Left) is not { } field || Amounts.Words(source, list.Values, field.Name) is not { } words)
        {
            return null;
        }

        return Amounts.TakesWords(source, field.Quantity, field.Name, list.Left.Start)
            ? new EventCondition.Word(field.AsWord(), words, list.Negated)
            : null;
    }

    private EventCondition? Comparison(ComparisonSyntax comparison)
    {
        if (FieldOf(comparison.Left) is not { } field)
        {
            return null;
        }

        if (comparison.Certainty is { } certainty)
        {
            return Fail(certainty.Start, "'surely' and 'likely' are about many pieces of evidence, not one: put them after the comparison outside");
        }

        if (Amounts.Word(comparison.Right) is { } word && field.Quantity is Quantity.Text or Quantity.Any)
        {
            return comparison.Comparator is Comparator.Equal or Comparator.NotEqual
                ? new EventCondition.Word(field.AsWord(), [word], comparison.Comparator == Comparator.NotEqual)
                : Fail(comparison.Left.End, $"words can be compared with = and != only, not with {comparison.Comparator.Sign()}");
        }

        if (comparison.Right is not AmountSyntax amount)
        {
            return Fail(comparison.Right.Start, $"expected {Amounts.Expected(field.Quantity)} to compare {field.Name} with");
        }

        field = amount.OfUsual && field.HasUsual ? field.AsShareOfUsual() : field;
        return Amounts.Number(source, amount, field.Quantity, field.Name) is { } limit
            ? new EventCondition.Number(field, comparison.Comparator, limit)
            : null;
    }

    private Field? FieldOf(MeasureSyntax measure)
    {
        if (measure.Argument is not null || measure.Window is not null || measure.Where is not null)
        {
            Fail(measure.Start, $"inside a condition on one event stands a field such as gold.score, not a figure of many: '{measure.Name}'");
            return null;
        }

        if (Fields.Find(measure.Name) is not { } field)
        {
            var hint = Measures.Find(measure.Name) is { } named
                ? $"; '{named.Name}' is a figure of many events, here stands a field of one"
                : Nearest.Hint(measure.Name, Fields.Known.Select(f => f.Name));
            Fail(measure.Start, $"expected a field of one event, found '{measure.Name}'{hint}");
            return null;
        }

        if (_first is { } first && first.Kind != field.Kind)
        {
            Fail(measure.Start, $"'{field.Name}' belongs to other evidence than '{first.Name}'; one event has only fields of its own kind");
            return null;
        }

        _first ??= field;
        return field;
    }

    private EventCondition? Fail(int offset, string message)
    {
        source.Report(offset, message);
        return null;
    }
}
