namespace Crowd.Quality.Numeric;

/// <summary>How several workers' numbers become one.</summary>
public enum NumericMethod
{
    /// <summary>
    /// Each worker has a variance of his own, with the pool's as prior; each item's value is drawn to the mean of all items. The default.
    /// </summary>
    Gaussian,

    /// <summary>The same without priors, by maximum likelihood (LFC_N, Raykar et al. 2010).</summary>
    GaussianNoPriors,

    /// <summary>As Gaussian with errors of Student's t (4 degrees of freedom): single wild answers count little.</summary>
    StudentT,

    /// <summary>Weight −ln of a worker's share of all squared errors (CRH, Li et al. 2014, doi 10.1145/2588555.2610509; PM is its relative).</summary>
    Crh,

    /// <summary>Weight by the lower end of the interval of a worker's precision, kind to workers with few answers no more than due
    /// (CATD, Li et al. 2014, doi 10.14778/2735496.2735505).</summary>
    Catd,

    /// <summary>The plain mean.</summary>
    Mean,

    /// <summary>The median; of an even number, the mean of the middle two.</summary>
    Median,

    /// <summary>The mean without the highest and the lowest fifth.</summary>
    TrimmedMean,
}
