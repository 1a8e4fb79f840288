namespace Crowd.Web.Workers;

/// <summary>A worker in a campaign's list.</summary>
public sealed record WorkerLine(
    long WorkerId, string Worker, string Standing, int Answers, int GoldAnswers, int GoldRight, int PeerAnswers,
    double? Agreement, double? AgreementLow, double? AgreementHigh, double? Skill, int? MedianMs, DateTime? LastAnswerAt);

/// <summary>An action on a worker, whole.</summary>
public sealed record WorkerAction(
    long ActionId, string Kind, string State, string? Rule, int? RuleVersion, string Author, string Reason, string Evidence, int Answers,
    DateTime CreatedAt, DateTime? AppliedAt, DateTime? RevertedAt, string? ConfirmedBy, string? Error);

/// <summary>A worker in a campaign with all that is known.</summary>
public sealed record WorkerDetail(WorkerLine Worker, IReadOnlyList<string> Classes, IReadOnlyList<double>? Confusion, IReadOnlyList<WorkerAction> Actions);
