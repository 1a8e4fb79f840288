namespace Crowd.Marketplace.OperatorSite.Faults;

/// <summary>A fault rule, as an operator reads it.</summary>
public sealed record RuleLine(string Operation, string Kind, double Probability, int DelayMs);
