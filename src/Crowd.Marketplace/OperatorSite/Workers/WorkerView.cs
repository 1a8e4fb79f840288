namespace Crowd.Marketplace.OperatorSite.Workers;

/// <summary>One worker: pay, qualifications, and who has blocked him and why.</summary>
public sealed record WorkerView(
    WorkerLine Line, string Place, decimal EarnedUsd, IReadOnlyList<(string Name, string Value)> Qualifications, IReadOnlyList<(string Requester, string Reason)> Blocks);
