namespace Crowd.Engine.Publishing;

/// <summary>Which values and lists a template sees at one place; what it does not know is looked for further out.</summary>
internal sealed class TemplateScope(TemplateScope? outer, IReadOnlyDictionary<string, string> values)
{
    private readonly Dictionary<string, IReadOnlyList<TemplateScope>> _lists = new(StringComparer.Ordinal);

    public string? Find(string name) => values.TryGetValue(name, out var value) ? value : outer?.Find(name);

    public IReadOnlyList<TemplateScope>? FindList(string name) => _lists.TryGetValue(name, out var list) ? list : outer?.FindList(name);

    public void Add(string name, IReadOnlyList<TemplateScope> list) => _lists[name] = list;

    /// <summary>Everything that may be named here.</summary>
    public IReadOnlyCollection<string> Names => [.. values.Keys, .. _lists.Keys, .. outer?.Names ?? []];
}
