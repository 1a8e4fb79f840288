namespace Crowd.Marketplace.Simulation.Recording;

/// <summary>Reads true labels: <c>task,label</c> (or <c>item</c> for <c>task</c>), UTF-8, RFC 4180, gzip if the name ends in <c>.gz</c>.</summary>
public static class TruthReader
{
    /// <summary>Item key → true label.</summary>
    /// <exception cref="InputFileException">The file is missing, not as described, or names an item twice; says where.</exception>
    public static IReadOnlyDictionary<string, string> Read(string path) => InputFile.Read(path, content =>
    {
        using var csv = new CsvRows(content, path, "task,label");
        var (item, label) = (csv.Required("task", "item"), csv.Required("label"));
        var truths = new Dictionary<string, string>(StringComparer.Ordinal);
        while (csv.Next())
        {
            if (!truths.TryAdd(csv.Text(item), csv.Text(label)))
            {
                throw csv.Fault("task", $"{csv.Text(item)} has a label already; keep one line for each task.");
            }
        }

        return truths;
    });
}
