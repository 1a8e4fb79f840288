using System.IO.Compression;
using System.Text.Json;
using Crowd.Quality;

namespace Crowd.Benchmarks.Data;

/// <summary>The public sets in the folder shared/data beside the checkout.</summary>
internal static class SharedData
{
    /// <summary>The sets with classes and gold, small to large.</summary>
    public static readonly string[] Categorical =
    [
        "bluebirds", "rte", "tweets", "sentiment_sp_amt", "uc3m_trec2011", "dog", "weather_amt", "adult2", "trec2010_relevance", "imagenet_real",
    ];

    private static readonly Lazy<string> Root = new(FindRoot);

    public static string Folder(string set) => Path.Combine(Root.Value, set);

    public static LabelledAnswers Answers(string set)
    {
        var plain = Path.Combine(Folder(set), "answers.csv");
        var builder = new AnswerMatrixBuilder();
        foreach (var row in Rows(File.Exists(plain) ? plain : plain + ".gz"))
        {
            builder.Add(row[0], row[1], row[2]);
        }

        return builder.Build();
    }

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

    public static JsonElement Oracles(string set) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder(set), "oracles.json"))).RootElement;

    /// <summary>A figure of the peer's run, or null where it has none.</summary>
    public static double? Peer(string set, string algorithm, string figure) =>
        Oracles(set).GetProperty("algorithms").TryGetProperty(algorithm, out var run) && run.TryGetProperty(figure, out var value) && value.ValueKind == JsonValueKind.Number
            ? value.GetDouble()
            : null;

    private static IEnumerable<string[]> Rows(string path)
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

    private static string FindRoot()
    {
        if (Environment.GetEnvironmentVariable("CROWD_SHARED") is { Length: > 0 } given)
        {
            return Path.Combine(given, "data");
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "shared", "data")))
            {
                return Path.Combine(folder.FullName, "shared", "data");
            }
        }

        throw new DirectoryNotFoundException("No folder shared/data beside the checkout; set CROWD_SHARED.");
    }
}
