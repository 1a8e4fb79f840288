namespace Crowd.Quality.Categorical;

/// <summary>
/// Variational Bayes: expected logarithms under Dirichlet posteriors. Truth lanes may be subtypes of a class; the prior of a lane is that of its class.
/// </summary>
internal sealed unsafe class VariationalUpdate(double diagonal, double off, double[] classPseudo, int subtypes = 1, double subtypePseudo = 1)
    : ConfusionUpdate
{
    public override double Worker(int worker, double* counts, double* logPi, in TableShape shape)
    {
        var density = 0.0;
        Span<double> logs = shape.Labels <= 64 ? stackalloc double[shape.Labels] : new double[shape.Labels];
        Span<double> pseudo = shape.Labels <= 64 ? stackalloc double[shape.Labels] : new double[shape.Labels];
        for (var lane = 0; lane < shape.Lanes; lane++)
        {
            for (var y = 0; y < shape.Labels; y++)
            {
                pseudo[y] = y == lane / subtypes ? diagonal : off;
                logs[y] = counts[((long)y * shape.Stride) + lane];
            }

            density += VariationalDirichlet.Update(logs, pseudo, logs);
            for (var y = 0; y < shape.Labels; y++)
            {
                logPi[((long)y * shape.Stride) + lane] = logs[y];
            }
        }

        return density;
    }

    public override double Prior(ReadOnlySpan<double> totals, Span<double> logPrior)
    {
        var classes = new double[classPseudo.Length];
        for (var lane = 0; lane < totals.Length; lane++)
        {
            classes[lane / subtypes] += totals[lane];
        }

        var logClass = new double[classes.Length];
        var density = VariationalDirichlet.Update(classes, classPseudo, logClass);
        ReadOnlySpan<double> pseudo = subtypes == 1 ? [] : Enumerable.Repeat(subtypePseudo, subtypes).ToArray();
        Span<double> logSubtype = new double[subtypes];
        for (var k = 0; k < classes.Length; k++)
        {
            if (subtypes > 1)
            {
                density += VariationalDirichlet.Update(totals.Slice(k * subtypes, subtypes), pseudo, logSubtype);
            }

            for (var g = 0; g < subtypes; g++)
            {
                logPrior[(k * subtypes) + g] = logClass[k] + logSubtype[g];
            }
        }

        return density;
    }
}
