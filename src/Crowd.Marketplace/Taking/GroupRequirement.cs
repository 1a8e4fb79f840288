namespace Crowd.Marketplace.Taking;

/// <summary>A requirement as a worker reads it, and whether he meets it.</summary>
/// <param name="QualificationTypeId">The qualification's type, own or built in.</param>
/// <param name="Name">Its name.</param>
/// <param name="Comparator">MTurk's comparator, e.g. <c>GreaterThanOrEqualTo</c>.</param>
/// <param name="Values">What it is compared with: numbers, or places as <c>US</c> or <c>US-CA</c>.</param>
/// <param name="Requestable">The worker may ask for it (by a test, if it has one).</param>
public sealed record GroupRequirement(string QualificationTypeId, string Name, string Comparator, IReadOnlyList<string> Values, bool Met, bool Requestable);
