using Crowd.Rules;

namespace Crowd.Cli.RuleTrials;

/// <summary>What <c>crowd rules test</c> tries, on what, and how it is judged.</summary>
/// <param name="Rules">Rule sets by name, the first one first.</param>
/// <param name="History">The journal, and what is known of its campaign.</param>
/// <param name="Limit">A worker is good at this accuracy or above.</param>
/// <param name="Price">Of one answer, fees included, in dollars.</param>
/// <param name="Confirmed">Whether what rules only propose is carried out too, as if a reviewer confirmed each.</param>
internal sealed record RuleTestInput(
    IReadOnlyList<(string Name, RuleSet Rules)> Rules, TestedHistory History, double Limit, double Price, bool Confirmed);
