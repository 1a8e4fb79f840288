namespace Crowd.Quality.Categorical;

/// <summary>The M-step of one worker and of the class prior: what tells the confusion-matrix methods apart.</summary>
internal abstract unsafe class ConfusionUpdate
{
    /// <summary>Whether <see cref="Pool"/> is to be called before the workers' turn.</summary>
    public virtual bool WantsPool => false;

    /// <summary>Told the counts of all workers together, by (label, class), K × K.</summary>
    public virtual void Pool(ReadOnlySpan<double> pooled, int classes)
    {
    }

    /// <summary>Turns a worker's expected counts (a row for each label, a lane for each class) into ln P(label | class); returns the log prior density.</summary>
    public abstract double Worker(int worker, double* counts, double* logPi, in TableShape shape);

    /// <summary>Turns the class totals into ln P(class); returns the log prior density.</summary>
    public abstract double Prior(ReadOnlySpan<double> totals, Span<double> logPrior);
}
