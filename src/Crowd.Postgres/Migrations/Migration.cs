using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Crowd.Postgres;

/// <summary>One numbered file: <c>0007_ledger.sql</c>.</summary>
internal sealed partial record Migration(int Version, string Name, string Sql)
{
    /// <summary>Of the text, whatever its line ends are: a checkout on another system must not change it.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n"))));

    /// <summary>All migrations of an assembly, in order.</summary>
    public static async Task<IReadOnlyList<Migration>> LoadAsync(Assembly assembly, string resourcePrefix, CancellationToken cancellationToken)
    {
        var migrations = new List<Migration>();
        foreach (var resource in assembly.GetManifestResourceNames().Where(r => r.StartsWith(resourcePrefix, StringComparison.Ordinal)))
            if (FileName().Match(resource) is { Success: true } match)
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
                var sql = await reader.ReadToEndAsync(cancellationToken);
                migrations.Add(new(int.Parse(match.Groups["version"].Value), match.Groups["name"].Value, sql));
            }

        if (migrations.Count == 0)
            throw new MigrationException($"{assembly.GetName().Name} embeds no NNNN_name.sql under '{resourcePrefix}'.");
        if (migrations.CountBy(m => m.Version).FirstOrDefault(v => v.Value > 1) is { Value: > 1 } twice)
            throw new MigrationException($"Two migrations of {assembly.GetName().Name} have the number {twice.Key:0000}.");
        return [.. migrations.OrderBy(m => m.Version)];
    }

    [GeneratedRegex(@"(^|\.)(?<name>(?<version>\d{4})_[A-Za-z0-9_-]+\.sql)$", RegexOptions.ExplicitCapture)]
    private static partial Regex FileName();
}
