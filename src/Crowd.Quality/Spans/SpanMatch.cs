namespace Crowd.Quality.Spans;

/// <summary>When a span counts as found.</summary>
public enum SpanMatch
{
    /// <summary>Same start, end and type.</summary>
    Exact,

    /// <summary>A character in common and the same type.</summary>
    OverlapSameType,

    /// <summary>Same start and end, whatever the type.</summary>
    Boundary,
}
