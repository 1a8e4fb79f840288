namespace Crowd.Quality;

/// <summary>How many items, workers and classes an answer matrix has.</summary>
/// <param name="Items">Number of items, at least 0.</param>
/// <param name="Workers">Number of workers, at least 0.</param>
/// <param name="Classes">Number of classes K, 1 to 65,536.</param>
internal readonly record struct AnswerMatrixShape(int Items, int Workers, int Classes)
{
    public void Check(int answers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Items);
        ArgumentOutOfRangeException.ThrowIfNegative(Workers);
        if (Classes is < 1 or > 65_536)
        {
            throw new ArgumentException($"{Classes} classes: there must be 1 to 65,536.");
        }

        if (answers == 0)
        {
            throw new ArgumentException("There are no answers: at least one is needed.");
        }
    }

    public void CheckRow(int row, int item, int worker, int label)
    {
        if ((uint)item >= (uint)Items)
        {
            throw new ArgumentException($"Row {row}: item {item} is outside 0 to {Items - 1}.");
        }

        if ((uint)worker >= (uint)Workers)
        {
            throw new ArgumentException($"Row {row}: worker {worker} is outside 0 to {Workers - 1}.");
        }

        if ((uint)label >= (uint)Classes)
        {
            throw new ArgumentException($"Row {row}: label {label} is outside 0 to {Classes - 1}.");
        }
    }
}
