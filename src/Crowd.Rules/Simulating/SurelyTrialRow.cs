namespace Crowd.Rules;

/// <summary>One rule on workers of one accuracy.</summary>
/// <param name="Accuracy">True accuracy, after the change if there is one.</param>
/// <param name="DriftsFrom">Accuracy before the change; null for none.</param>
/// <param name="DriftsAfter">Answers before the change; answers needed are counted from it.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Outcome">How many were acted on, and how soon.</param>
public sealed record SurelyTrialRow(double Accuracy, double? DriftsFrom, int DriftsAfter, string Rule, ActedOn Outcome);
