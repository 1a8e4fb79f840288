using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Crowd.Cli.Tests;

/// <summary>The assemblies and types that the code of an assembly uses, read from its metadata: what the compiler did not need is not there.</summary>
internal sealed record AssemblyUse(IReadOnlyList<string> Assemblies, IReadOnlyList<string> Types)
{
    public static AssemblyUse Read(string path)
    {
        using var file = new PEReader(System.IO.File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        var assemblies = metadata.AssemblyReferences.Select(h => metadata.GetString(metadata.GetAssemblyReference(h).Name));
        var types = metadata.TypeReferences.Select(metadata.GetTypeReference)
            .Select(t => $"{metadata.GetString(t.Namespace)}.{metadata.GetString(t.Name)}");
        return new([.. assemblies.Order()], [.. types.Order()]);
    }
}
