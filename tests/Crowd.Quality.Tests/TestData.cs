using System.IO.Compression;
using System.Text.Json;

namespace Crowd.Quality.Tests;

/// <summary>Finds the shared folder beside the checkout, and reads its sets and oracles.</summary>
internal static class TestData
{
    private static readonly Lazy<string> Root = new(FindRoot);
    private static readonly Lazy<Dictionary<string, JsonElement>> Cases = new(ReadCases);

    public static string Folder(string set) => Path.Combine(Root.Value, "data", set);

    /// <summary>One case of oracles-statistics.json: inputs and expected.</summary>
    public static (JsonElement Inputs, JsonElement Expected) Oracle(string name)
    {
        var one = Cases.Value[name];
        return (one.GetProperty("inputs"), one.GetProperty("expected"));
    }

    public static IEnumerable<string> OracleNames(string prefix) => Cases.Value.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal));

    /// <summary>The oracles.json of one data set.</summary>
    public static JsonElement SetOracles(string set) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder(set), "oracles.json"))).RootElement;

    public static LabelledAnswers Answers(string set, DuplicateAnswers duplicates = DuplicateAnswers.Reject)
    {
        var plain = Path.Combine(Folder(set), "answers.csv");
        var builder = new AnswerMatrixBuilder();
        foreach (var row in Rows(File.Exists(plain) ? plain : plain + ".gz"))
        {
            builder.Add(row[0], row[1], row[2]);
        }

        return builder.Build(duplicates);
    }

    /// <summary>Gold by item index: class or −1.</summary>
    public static int[] Gold(string set, LabelledAnswers answers)
    {
        var gold = new int[answers.Matrix.ItemCount];
        Array.Fill(gold, -1);
        foreach (var row in Rows(Path.Combine(Folder(set), "gold.csv")))
        {
            var item = answers.Items.IndexOf(row[0]);
            if (item >= 0)
            {
                gold[item] = answers.ClassOf(row[1]);
            }
        }

        return gold;
    }

    /// <summary>The rows of a CSV file without quotes, header skipped.</summary>
    public static IEnumerable<string[]> Rows(string path)
    {
        using Stream file = File.OpenRead(path);
        using var unzipped = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(unzipped);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            yield return line.Split(',');
        }
    }

    public static double[] Doubles(this JsonElement array) => [.. array.EnumerateArray().Select(value => value.GetDouble())];

    public static int[] Ints(this JsonElement array) => [.. array.EnumerateArray().Select(value => value.GetInt32())];

    public static double[][] Table(this JsonElement rows) => [.. rows.EnumerateArray().Select(Doubles)];

    /// <summary>The matrix of an oracle's list of [item, worker, label].</summary>
    public static AnswerMatrix Matrix(this JsonElement triples, int classes)
    {
        int[][] rows = [.. triples.EnumerateArray().Select(Ints)];
        int[] Column(int c) => [.. rows.Select(row => row[c])];
        return AnswerMatrix.Build(Column(0), Column(1), Column(2), Column(0).Max() + 1, Column(1).Max() + 1, classes);
    }

    private static Dictionary<string, JsonElement> ReadCases()
    {
        var document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Root.Value, "reference", "oracles-statistics.json")));
        return document.RootElement.GetProperty("cases").EnumerateArray().ToDictionary(one => one.GetProperty("name").GetString()!);
    }

    private static string FindRoot()
    {
        if (Environment.GetEnvironmentVariable("CROWD_SHARED") is { Length: > 0 } given)
        {
            return given;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "shared", "data")))
            {
                return Path.Combine(folder.FullName, "shared");
            }
        }

        throw new DirectoryNotFoundException("No folder shared/data beside the checkout; set CROWD_SHARED.");
    }
}
