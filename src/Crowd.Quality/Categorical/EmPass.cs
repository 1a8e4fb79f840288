namespace Crowd.Quality.Categorical;

/// <summary>What one walk over a range of items reads and writes. Rows of the tables are padded to <see cref="Stride"/> classes.</summary>
internal unsafe struct EmPass
{
    /// <summary>Where each item's answers begin.</summary>
    public int* Start;

    /// <summary>worker · K + label of each answer: the row of the tables.</summary>
    public int* Cells;

    /// <summary>ln P(label | class) by row; lanes past K hold any finite number.</summary>
    public double* LogPi;

    /// <summary>ln P(class); lanes past K hold −1e300, so their share of every item is nought.</summary>
    public double* LogPrior;

    /// <summary>ln of a model's P(class) by item and lane, in place of <see cref="LogPrior"/>; null: no model.</summary>
    public double* ItemPrior;

    /// <summary>Expected counts, added to by row; null: not wanted.</summary>
    public double* Counts;

    /// <summary>Sum of the responsibilities by class, added to.</summary>
    public double* ClassTotals;

    /// <summary>Responsibilities by item, K values each; null: not wanted.</summary>
    public double* Posterior;

    /// <summary>Known class by item or −1; null: none known.</summary>
    public int* Known;

    public int Classes;
    public int Stride;

    public readonly double* PriorOf(int item) => ItemPrior is null ? LogPrior : ItemPrior + ((long)Stride * item);
}
