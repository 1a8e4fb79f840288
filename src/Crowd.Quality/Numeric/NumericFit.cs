namespace Crowd.Quality.Numeric;

/// <summary>What a method leaves behind: values of items, weights of answers, deviations of workers.</summary>
internal sealed record NumericFit(double[] Values, double[] Weights, double[] Deviations, double[]? ItemVariances, int Iterations, bool HasConverged);
