using System.Numerics;
using System.Runtime.InteropServices;

namespace Crowd.Quality.Categorical;

/// <summary>How the work of one iteration is cut: by the data alone, never by the number of cores.</summary>
internal static class EmPartition
{
    private const int SmallestChunk = 8_192;
    private const int MostChunks = 16;
    private const int CellsPerBlock = 16_384;

    /// <summary>Cuts the items into ranges of about equally many answers; returns the range ends, the first being 0.</summary>
    /// <param name="answers">The answers.</param>
    /// <param name="table">Size of one private count table, in cells: adding one up must stay cheap beside the walk.</param>
    public static int[] Items(AnswerMatrix answers, long table)
    {
        var count = (int)Math.Clamp(answers.AnswerCount / (SmallestChunk + (2 * table)), answers.AnswerCount >= 2 * SmallestChunk ? 2 : 1, MostChunks);
        var ends = new int[count + 1];
        var starts = answers.ItemStarts;
        for (var chunk = 1; chunk < count; chunk++)
        {
            var target = (int)((long)answers.AnswerCount * chunk / count);
            var item = starts.BinarySearch(target);
            ends[chunk] = Math.Max(ends[chunk - 1], item >= 0 ? item : ~item);
        }

        ends[count] = answers.ItemCount;
        return ends;
    }

    /// <summary>Cuts the workers into blocks of about equally many cells.</summary>
    public static int[] Workers(int workers, long tableSize)
    {
        var each = (int)Math.Max(1, CellsPerBlock / tableSize);
        var ends = new List<int> { 0 };
        while (ends[^1] < workers)
        {
            ends.Add(Math.Min(workers, ends[^1] + each));
        }

        return [.. ends];
    }

    /// <summary>Adds <paramref name="part"/> to <paramref name="sum"/> and clears it.</summary>
    public static void AddAndClear(Span<double> part, Span<double> sum)
    {
        var from = MemoryMarshal.Cast<double, Vector<double>>(part);
        var to = MemoryMarshal.Cast<double, Vector<double>>(sum);
        for (var n = 0; n < from.Length; n++)
        {
            to[n] += from[n];
        }

        for (var n = from.Length * Vector<double>.Count; n < part.Length; n++)
        {
            sum[n] += part[n];
        }

        part.Clear();
    }
}
