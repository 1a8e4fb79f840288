namespace Crowd.Quality.Sequential;

/// <summary>On which side of the limit the evidence lies.</summary>
public enum RateSide
{
    /// <summary>Evidence that the rate is below the limit; the hypothesis put to the test is "rate &gt;= limit". Blocking: "accuracy &lt; 70%".</summary>
    Below,

    /// <summary>Evidence that the rate is above the limit; the hypothesis put to the test is "rate &lt;= limit". Trust, or "share of X &gt; 50%".</summary>
    Above,
}
