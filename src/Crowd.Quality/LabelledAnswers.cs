namespace Crowd.Quality;

/// <summary>An answer matrix with the names its integers stand for.</summary>
/// <param name="Matrix">The answers.</param>
/// <param name="Items">Item names, in order of first appearance.</param>
/// <param name="Workers">Worker names, in order of first appearance.</param>
/// <param name="Labels">Label names: as given to the builder, else sorted by ordinal comparison.</param>
public sealed record LabelledAnswers(AnswerMatrix Matrix, IdList Items, IdList Workers, IReadOnlyList<string> Labels)
{
    /// <summary>The class of a label's name, or −1.</summary>
    public int ClassOf(string label)
    {
        for (var k = 0; k < Labels.Count; k++)
        {
            if (string.Equals(Labels[k], label, StringComparison.Ordinal))
            {
                return k;
            }
        }

        return -1;
    }
}
