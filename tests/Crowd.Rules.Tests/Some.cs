namespace Crowd.Rules.Tests;

/// <summary>Rules and evidence for tests; only what matters is spelled out.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public static RuleSet Rules(string yaml) => RuleSet.Parse(yaml, "rules.yaml") switch
    {
        RuleSetResult.Valid valid => valid.Rules,
        RuleSetResult.Invalid invalid => throw new AssertionException(string.Join('\n', invalid.Errors)),
        _ => throw new InvalidOperationException(),
    };

    public static RuleSet Rule(string when, string then = "nothing", string more = "") => Rules($"- rule: r\n  when: {when}\n  then: [{then}]\n{more}");

    public static IReadOnlyList<Verdict> Verdicts(RuleSet rules, IEnumerable<Evidence> journal)
    {
        var evaluator = new RuleEvaluator(rules, Noon);
        var states = evaluator.NewStates();
        var verdicts = new List<Verdict>();
        foreach (var evidence in journal)
        {
            evaluator.Observe(evidence, states, verdicts);
        }

        return verdicts;
    }

    /// <summary>Gold answers of one worker, a minute apart: 1 right, 0 wrong.</summary>
    public static IEnumerable<Evidence> Gold(string outcomes, string worker = "w") =>
        outcomes.Where(c => c is '0' or '1').Select((c, i) => Evidence.Gold(i + 1, Noon.AddMinutes(i), worker, $"g{i}", c - '0'));
}
