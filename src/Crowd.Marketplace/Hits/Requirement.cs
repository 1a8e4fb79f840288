namespace Crowd.Marketplace.Hits;

/// <summary>A qualification requirement, checked and in one form.</summary>
/// <param name="Guards">1 accept, 2 preview too, 3 discovery too.</param>
internal sealed record Requirement(
    string QualificationTypeId, string Comparator, IReadOnlyList<int> Integers, IReadOnlyList<(string Country, string? Subdivision)> Locales, int Guards);
