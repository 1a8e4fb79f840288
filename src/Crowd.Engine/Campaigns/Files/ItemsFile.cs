namespace Crowd.Engine.Campaigns.Files;

/// <summary>Reads and checks an items file, CSV or JSON lines.</summary>
internal static class ItemsFile
{
    /// <summary>Reading on after so many errors helps nobody.</summary>
    public const int MostErrors = 20;

    /// <summary>The items, in the order of the file; problems are added to <paramref name="errors"/>.</summary>
    public static IReadOnlyList<CampaignItem> Read(ItemsSource source, IReadOnlyList<string> classes, List<InputError> errors)
    {
        using var stream = Open(source, errors);
        if (stream is null)
            return [];
        using var reader = new GuardedReader(stream, source.File, GuardedReader.DefaultLongestLine);
        try
        {
            var rows = source.IsJsonl ? JsonlRows.Read(reader, source.File, errors) : CsvRows.Read(reader, source.File, errors);
            return Check(rows, source, classes, errors);
        }
        catch (CampaignFileException e)
        {
            errors.AddRange(e.Errors);
            return [];
        }
    }

    private static FileStream? Open(ItemsSource source, List<InputError> errors)
    {
        try
        {
            return File.OpenRead(source.Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            errors.Add(new(source.File, null, null, null, e is FileNotFoundException or DirectoryNotFoundException
                ? "the items file does not exist." : $"the items file cannot be read: {e.Message}"));
            return null;
        }
    }

    private static List<CampaignItem> Check(IEnumerable<ItemRow> rows, ItemsSource source, IReadOnlyList<string> classes, List<InputError> errors)
    {
        var before = errors.Count;
        var items = new List<CampaignItem>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        string? key = null;
        foreach (var row in rows)
        {
            key ??= source.KeyColumn(row, errors);
            if (key is null || errors.Count >= MostErrors)
                break;
            if (Item(row, key, source, classes, errors) is not { } item)
                continue;
            if (!seen.TryAdd(item.Key, row.Line))
                errors.Add(new(source.File, row.Line, null, key, $"'{item.Key}' stands in line {seen[item.Key]} already; every item needs its own."));
            items.Add(item);
        }
        if (items.Count == 0 && errors.Count == before)
            errors.Add(new(source.File, null, null, null, "the file holds no items; it needs at least one row."));
        return items;
    }

    private static CampaignItem? Item(ItemRow row, string key, ItemsSource source, IReadOnlyList<string> classes, List<InputError> errors)
    {
        if (row.Values.GetValueOrDefault(key) is not { } name || string.IsNullOrWhiteSpace(name))
        {
            errors.Add(new(source.File, row.Line, null, key, "the item has no name."));
            return null;
        }
        var gold = row.Values.GetValueOrDefault(source.Gold);
        if (string.IsNullOrEmpty(gold))
            gold = null;
        else if (classes.Count > 0 && !classes.Contains(gold))
            errors.Add(new(source.File, row.Line, null, source.Gold, $"'{gold}' is none of the classes{NearestName.Hint(gold, classes)}"));
        var payload = row.Values.Where(v => v.Key != key && v.Key != source.Gold).ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);
        return source.UseGold && gold is not null
            ? new CampaignItem(name, payload, ItemRole.Check, gold)
            : new CampaignItem(name, payload);
    }
}
