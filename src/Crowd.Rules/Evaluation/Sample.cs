namespace Crowd.Rules.Evaluation;

/// <summary>One remembered number, with a second one beside it where a figure needs two.</summary>
internal readonly record struct Sample(double Value, double Second, Moment At);
