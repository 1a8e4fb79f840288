namespace Crowd.Marketplace.Reviewing;

/// <summary>What a policy found, and what it wants done, in order.</summary>
internal sealed class PolicyFindings
{
    public List<(string Subject, string SubjectType, string? Question, string Key, string Value)> Results { get; } = [];

    public List<(PolicyActionKind Kind, string Target, string? Reason)> Actions { get; } = [];

    public void Found(string subject, string type, string? question, string key, string value) => Results.Add((subject, type, question, key, value));

    public void Wants(PolicyActionKind kind, string target, string? reason) => Actions.Add((kind, target, reason));
}
