namespace Crowd.Engine.Jobs;

/// <summary>All jobs that this process can run, by name.</summary>
public sealed class JobCatalog(IEnumerable<JobDefinition> definitions)
{
    private readonly Dictionary<string, JobDefinition> _byName = definitions.ToDictionary(d => d.Name, StringComparer.Ordinal);

    /// <summary>The definition of <paramref name="name"/>, or null where this version of Crowd has no such job.</summary>
    public JobDefinition? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Every definition.</summary>
    public IReadOnlyCollection<JobDefinition> All => _byName.Values;
}
