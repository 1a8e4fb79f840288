using System.Text.Json;

namespace Crowd.Quality.Tests.Agreement;

/// <summary>Turns the oracles' shapes of input into an answer matrix.</summary>
internal static class Raters
{
    /// <summary>Rows of values by coder (null: missing); class of value v is v less the lowest.</summary>
    public static AnswerMatrix Units(JsonElement rows, out double[] values)
    {
        int?[][] units = [.. rows.EnumerateArray().Select(row => row.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Null ? (int?)null : v.GetInt32()).ToArray())];
        var (low, high) = (units.Min(row => row.Min()) ?? 0, units.Max(row => row.Max()) ?? 0);
        values = [.. Enumerable.Range(low, high - low + 1).Select(v => (double)v)];
        var answers = units.SelectMany((row, i) => row.Select((v, w) => (i, w, v))).Where(a => a.v.HasValue).ToArray();
        return AnswerMatrix.Build(
            [.. answers.Select(a => a.i)], [.. answers.Select(a => a.w)], [.. answers.Select(a => a.v!.Value - low)],
            units.Length, units[0].Length, values.Length);
    }

    /// <summary>Rows of counts by category: raters get numbers by the way.</summary>
    public static AnswerMatrix Counts(JsonElement rows)
    {
        var counts = rows.Table();
        var answers = counts.SelectMany((row, i) => row.SelectMany((n, k) => Enumerable.Repeat(k, (int)n)).Select((k, w) => (i, w, k))).ToArray();
        return AnswerMatrix.Build(
            [.. answers.Select(a => a.i)], [.. answers.Select(a => a.w)], [.. answers.Select(a => a.k)],
            counts.Length, answers.Max(a => a.w) + 1, counts[0].Length);
    }

    /// <summary>A table of two raters as answers of two workers.</summary>
    public static AnswerMatrix Table(JsonElement rows)
    {
        var table = rows.Table();
        var pairs = table.SelectMany((row, k) => row.SelectMany((n, l) => Enumerable.Repeat((k, l), (int)n))).ToArray();
        return AnswerMatrix.Build(
            [.. pairs.SelectMany((_, i) => new[] { i, i })], [.. pairs.SelectMany(_ => new[] { 0, 1 })], [.. pairs.SelectMany(p => new[] { p.k, p.l })],
            pairs.Length, 2, table.Length);
    }

    public static double[,] Square(JsonElement rows)
    {
        var table = rows.Table();
        var square = new double[table.Length, table.Length];
        for (var cell = 0; cell < square.Length; cell++)
        {
            square[cell / table.Length, cell % table.Length] = table[cell / table.Length][cell % table.Length];
        }

        return square;
    }
}
