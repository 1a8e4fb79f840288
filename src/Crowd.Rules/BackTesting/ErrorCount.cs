using Crowd.Quality.Agreement;

namespace Crowd.Rules;

/// <summary>How many of some workers were judged wrongly.</summary>
/// <param name="Wrong">Wrongly.</param>
/// <param name="Of">Of how many.</param>
public sealed record ErrorCount(int Wrong, int Of)
{
    /// <summary>Their share; NaN of none.</summary>
    public double Share => Of == 0 ? double.NaN : (double)Wrong / Of;

    /// <summary>95% interval of the share that never covers less than it says (Clopper and Pearson).</summary>
    public Interval Interval => ProportionInterval.ClopperPearson(Wrong, Of);
}
