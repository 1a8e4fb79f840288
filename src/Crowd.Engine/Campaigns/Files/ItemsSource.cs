namespace Crowd.Engine.Campaigns.Files;

/// <summary>Which items file to read, and what its columns mean.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="File">As errors name it.</param>
/// <param name="Key">The column with the item's name; null for <c>item</c> or <c>task</c>.</param>
/// <param name="Gold">The column with the true label of check questions; it may be missing if it was not asked for by name.</param>
/// <param name="GoldIsNamed">The campaign names the gold column, so it must exist.</param>
/// <param name="UseGold">Items with gold become check questions; else their gold is left unused and they are work like others.</param>
internal sealed record ItemsSource(string Path, string File, string? Key, string Gold, bool GoldIsNamed, bool UseGold)
{
    public bool IsJsonl => Path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) || Path.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase);

    /// <summary>The key column by what the first row has, or null (and errors) where a needed column is missing.</summary>
    public string? KeyColumn(ItemRow first, List<InputError> errors)
    {
        var columns = first.Values.Keys;
        var headerLine = IsJsonl ? first.Line : 1;
        if (GoldIsNamed && !IsJsonl && !columns.Contains(Gold))
            errors.Add(new(File, headerLine, null, Gold, $"there is no such column{NearestName.Hint(Gold, columns)}"));
        var key = Key is not null ? columns.FirstOrDefault(c => c == Key) : columns.FirstOrDefault(c => c is "item" or "task");
        if (key is null)
            errors.Add(new(File, headerLine, null, Key ?? "item", $"there is no such column; the columns are {string.Join(", ", columns)}{NearestName.Hint(Key ?? "item", columns)}"));
        return key;
    }
}
