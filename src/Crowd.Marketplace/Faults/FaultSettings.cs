using Crowd.Marketplace.Protocol;

namespace Crowd.Marketplace.Faults;

/// <summary>The rules in force. An operation's probabilities add up; the rest of its calls go well.</summary>
/// <param name="Seed">The same seed gives the same faults.</param>
/// <param name="DuplicateNotifications">The share of notifications that are delivered twice.</param>
/// <param name="LateNotifications">The share of notifications that are delivered late, so after others that happened after them.</param>
/// <param name="LateByMs">How late.</param>
internal sealed record FaultSettings(
    int Seed, IReadOnlyList<FaultRule> Rules, double DuplicateNotifications = 0, double LateNotifications = 0, int LateByMs = 5000)
{
    public static FaultSettings None { get; } = new(0, []);

    /// <summary>Why these cannot be put into force; null when they can.</summary>
    public string? Breach()
    {
        foreach (var rule in Rules ?? [])
            if (rule.Operation != "*" && !ServiceModel.Instance.Operations.ContainsKey(rule.Operation ?? ""))
                return $"'operation' is '{rule.Operation}'; it must be an operation's name or *.";
            else if (!(rule.Probability is >= 0 and <= 1) || rule.DelayMs is < 0 or > 3_600_000)
                return $"The rule for {rule.Operation}: 'probability' must be 0 to 1 and 'delayMs' 0 to 3600000.";
        return Rules is null ? "'rules' is missing."
            : DuplicateNotifications is not (>= 0 and <= 1) || LateNotifications is not (>= 0 and <= 1)
                ? "'duplicateNotifications' and 'lateNotifications' must be 0 to 1."
            : LateByMs is < 0 or > 86_400_000 ? "'lateByMs' must be 0 to 86400000." : null;
    }
}
