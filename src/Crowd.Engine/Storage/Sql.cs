using System.Collections.Concurrent;

namespace Crowd.Engine.Storage;

/// <summary>The statements that stand in <c>.sql</c> files beside the code that runs them.</summary>
internal static class Sql
{
    private static readonly ConcurrentDictionary<string, string> Loaded = new(StringComparer.Ordinal);

    /// <summary>The text of <c>{stage}/{name}.sql</c>.</summary>
    public static string Of(string stage, string name) => Loaded.GetOrAdd($"Crowd.Engine.{stage}.{name}.sql", Read);

    private static string Read(string resource)
    {
        using var stream = typeof(Sql).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"There is no embedded statement {resource}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
