using MathNet.Numerics.Distributions;

namespace Crowd.Quality.Agreement;

/// <summary>An agreement figure with chance taken out: (observed − expected) / (1 − expected).</summary>
/// <param name="Observed">Observed (weighted) agreement, 0 to 1.</param>
/// <param name="Expected">Agreement expected by chance, 0 to 1.</param>
/// <param name="StandardError">Large-sample standard error of the value; 0 when the value is undefined.</param>
/// <param name="NullStandardError">Standard error if the truth were no agreement beyond chance; null where the method has none.</param>
/// <param name="Units">Number of items (or pairs of answers) behind it.</param>
public readonly record struct ChanceCorrected(double Observed, double Expected, double StandardError, double? NullStandardError, int Units)
{
    /// <summary>The figure; null when chance alone would agree always, so that nothing can be said (report "undefined", not 0 or 1).</summary>
    public double? Value => 1 - Expected < 1e-12 ? null : (Observed - Expected) / (1 - Expected);

    /// <summary>Value over its standard error under no agreement: compare with a normal quantile. Null where either is not defined.</summary>
    public double? Z => Value / (NullStandardError > 0 ? NullStandardError : null);

    /// <summary>Value ± a quantile of Student's t (units − 1 degrees of freedom) times the standard error, cut at −1 and 1; null when undefined.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not in (0, 1).</exception>
    public Interval? Interval(double confidence = 0.95)
    {
        if (!(confidence > 0 && confidence < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "The confidence must lie between 0 and 1.");
        }

        if (Value is not { } value || Units < 2)
        {
            return null;
        }

        var half = StudentT.InvCDF(0, 1, Units - 1, (1 + confidence) / 2) * StandardError;
        return new Interval(Math.Max(-1, value - half), Math.Min(1, value + half));
    }
}
