namespace Crowd.Rules.Syntax;

/// <summary>A condition as it was written, names not yet looked up.</summary>
internal abstract record ConditionSyntax(int Start);

internal sealed record OrSyntax(IReadOnlyList<ConditionSyntax> Parts, int Start) : ConditionSyntax(Start);

internal sealed record AndSyntax(IReadOnlyList<ConditionSyntax> Parts, int Start) : ConditionSyntax(Start);

internal sealed record NotSyntax(ConditionSyntax Inner, int Start) : ConditionSyntax(Start);

internal sealed record ComparisonSyntax(MeasureSyntax Left, Comparator Comparator, BoundSyntax Right, CertaintySyntax? Certainty, int Start)
    : ConditionSyntax(Start);

internal sealed record InSyntax(MeasureSyntax Left, IReadOnlyList<BoundSyntax> Values, bool Negated, int Start) : ConditionSyntax(Start);

internal sealed record ExistsSyntax(MeasureSyntax Left, bool Negated, int Start) : ConditionSyntax(Start);

internal sealed record HappensSyntax(ConditionSyntax Event, int Start) : ConditionSyntax(Start);

internal sealed record SampleSyntax(double Share, int Start) : ConditionSyntax(Start);
