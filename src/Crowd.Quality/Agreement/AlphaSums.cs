namespace Crowd.Quality.Agreement;

/// <summary>
/// Observed and expected disagreement in one pass over the values, without a coincidence matrix: nominal, ordinal and interval need only
/// counts and sums, ratio the pairs within an item.
/// </summary>
internal sealed class AlphaSums
{
    private readonly PairableValues _data;
    private readonly AgreementLevel _level;
    private readonly double[]? _perUnit;

    public AlphaSums(PairableValues data, AgreementLevel level)
    {
        (_data, _level) = (data, level);
        if (level == AgreementLevel.Ratio && data.Values.Length > 0 && data.Values[0] < 0)
        {
            throw new ArgumentException($"The value {data.Values[0]} is negative: the ratio level needs values of at least 0.");
        }

        // only the ordinal distance depends on which units were drawn
        _perUnit = level == AgreementLevel.Ordinal ? null : PerUnit(Positions(null));
    }

    /// <summary>α with a weight (how often it was drawn) for each unit; null: each once.</summary>
    public AlphaResult Of(int[]? weights)
    {
        var counts = Counts(weights);
        var total = counts.Sum();
        if (total < 2)
        {
            return new AlphaResult(0, 0, (long)total);
        }

        var positions = Positions(counts);
        var perUnit = _perUnit ?? PerUnit(positions);
        var observed = 0.0;
        for (var unit = 0; unit < _data.Units; unit++)
        {
            observed += perUnit[unit] * (weights?[unit] ?? 1);
        }

        return new AlphaResult(observed / total, Expected(counts, positions, total) / (total * (total - 1)), (long)total);
    }

    private double[] Counts(int[]? weights)
    {
        var counts = new double[_data.Values.Length];
        for (var unit = 0; unit < _data.Units; unit++)
        {
            var weight = weights?[unit] ?? 1;
            for (var n = _data.Start[unit]; n < _data.Start[unit + 1] && weight > 0; n++)
            {
                counts[_data.Ranks[n]] += weight;
            }
        }

        return counts;
    }

    // where each value stands on a line on which distance is squared difference; centred, so that sums of squares do not cancel
    private double[] Positions(double[]? counts)
    {
        if (_level != AgreementLevel.Ordinal)
        {
            var mean = _data.Ranks.Length == 0 || _level != AgreementLevel.Interval ? 0 : _data.Ranks.Average(rank => _data.Values[rank]);
            return Array.ConvertAll(_data.Values, value => value - mean);
        }

        var (positions, below) = (new double[_data.Values.Length], -counts!.Sum() / 2);
        for (var g = 0; g < positions.Length; g++)
        {
            positions[g] = below + (counts![g] / 2);
            below += counts[g];
        }

        return positions;
    }

    private double[] PerUnit(double[] positions)
    {
        var (result, votes) = (new double[_data.Units], new int[_data.Values.Length]);
        for (var unit = 0; unit < result.Length; unit++)
        {
            var ranks = _data.Ranks.AsSpan(_data.Start[unit].._data.Start[unit + 1]);
            result[unit] = _level switch
            {
                AgreementLevel.Nominal => Unequal(ranks, votes),
                AgreementLevel.Ratio => RatioPairs(ranks, positions),
                _ => SquaredPairs(ranks, positions),
            } / (ranks.Length - 1);
        }

        return result;
    }

    private static double Unequal(ReadOnlySpan<int> ranks, int[] votes)
    {
        var equal = 0.0;
        foreach (var rank in ranks)
        {
            // n² = 1 + 3 + 5 + …: the k-th of a kind adds 2k − 1
            equal += (2 * ++votes[rank]) - 1;
        }

        foreach (var rank in ranks)
        {
            votes[rank] = 0;
        }

        return ((double)ranks.Length * ranks.Length) - equal;
    }

    private static double SquaredPairs(ReadOnlySpan<int> ranks, double[] positions)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var rank in ranks)
        {
            sum += positions[rank];
            squares += positions[rank] * positions[rank];
        }

        return Math.Max(0, 2 * ((ranks.Length * squares) - (sum * sum)));
    }

    private static double RatioPairs(ReadOnlySpan<int> ranks, double[] values)
    {
        var sum = 0.0;
        for (var a = 0; a < ranks.Length; a++)
        {
            for (var b = 0; b < a; b++)
            {
                sum += 2 * Ratio(values[ranks[a]], values[ranks[b]]);
            }
        }

        return sum;
    }

    private static double Ratio(double c, double k)
    {
        var share = c == k ? 0 : (c - k) / (c + k);
        return share * share;
    }

    private double Expected(double[] counts, double[] positions, double total)
    {
        if (_level == AgreementLevel.Nominal)
        {
            return (total * total) - counts.Sum(n => n * n);
        }

        var (sum, squares, pairs) = (0.0, 0.0, 0.0);
        for (var c = 0; c < counts.Length; c++)
        {
            sum += counts[c] * positions[c];
            squares += counts[c] * positions[c] * positions[c];
            for (var k = 0; k < c && _level == AgreementLevel.Ratio; k++)
            {
                pairs += 2 * counts[c] * counts[k] * Ratio(positions[c], positions[k]);
            }
        }

        return _level == AgreementLevel.Ratio ? pairs : Math.Max(0, 2 * ((total * squares) - (sum * sum)));
    }
}
