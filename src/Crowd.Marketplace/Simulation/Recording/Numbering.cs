namespace Crowd.Marketplace.Simulation.Recording;

/// <summary>Gives each name a number, 0 upward, in order of first appearance.</summary>
internal sealed class Numbering
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public string[] Names => [.. _numbers.OrderBy(pair => pair.Value).Select(pair => pair.Key)];

    public int Of(string name)
    {
        if (!_numbers.TryGetValue(name, out var number))
        {
            _numbers.Add(name, number = _numbers.Count);
        }

        return number;
    }
}
