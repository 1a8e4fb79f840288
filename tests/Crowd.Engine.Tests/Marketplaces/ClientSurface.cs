using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Crowd.Engine.Tests.Marketplaces;

/// <summary>
/// The types and members of Amazon's client in an assembly's metadata, a line each, written alike for one that uses them and one that defines
/// them. The tests of the client compile this file too.
/// </summary>
internal static class ClientSurface
{
    /// <summary>What the assembly names of the assemblies called <paramref name="names"/>, in order.</summary>
    public static IReadOnlyList<string> UsedBy(string path, params string[] names) => Read(path, metadata =>
    {
        var types = metadata.TypeReferences.Where(handle => names.Contains(SurfaceNames.AssemblyOf(metadata, handle)))
            .Select(handle => SurfaceNames.Of(metadata, handle));
        var members = metadata.MemberReferences.Select(metadata.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference && names.Contains(SurfaceNames.AssemblyOf(metadata, (TypeReferenceHandle)member.Parent)))
            .Select(member => MemberLine(metadata, member));
        return types.Concat(members);
    });

    /// <summary>All that the assembly defines, public or not, in order.</summary>
    public static IReadOnlyList<string> DefinedBy(string path) => Read(path, metadata => metadata.TypeDefinitions.SelectMany(handle =>
    {
        var type = metadata.GetTypeDefinition(handle);
        var name = SurfaceNames.Of(metadata, handle);
        var methods = type.GetMethods().Select(metadata.GetMethodDefinition)
            .Select(m => Method(name, metadata.GetString(m.Name), m.DecodeSignature(SurfaceNames.Instance, null)));
        var fields = type.GetFields().Select(metadata.GetFieldDefinition)
            .Select(f => Field(name, metadata.GetString(f.Name), f.DecodeSignature(SurfaceNames.Instance, null)));
        return methods.Concat(fields).Prepend(name);
    }));

    private static IReadOnlyList<string> Read(string path, Func<MetadataReader, IEnumerable<string>> lines)
    {
        using var file = new PEReader(File.OpenRead(path));
        return [.. lines(file.GetMetadataReader()).Distinct().Order(StringComparer.Ordinal)];
    }

    private static string MemberLine(MetadataReader metadata, MemberReference member)
    {
        var (type, name) = (SurfaceNames.Of(metadata, (TypeReferenceHandle)member.Parent), metadata.GetString(member.Name));
        return member.GetKind() == MemberReferenceKind.Field
            ? Field(type, name, member.DecodeFieldSignature(SurfaceNames.Instance, null))
            : Method(type, name, member.DecodeMethodSignature(SurfaceNames.Instance, null));
    }

    private static string Field(string type, string name, string of) => $"{type}.{name} : {of}";

    private static string Method(string type, string name, MethodSignature<string> signature) =>
        $"{type}.{name}({Join(signature.ParameterTypes)}) : {signature.ReturnType}";

    private static string Join(ImmutableArray<string> types) => string.Join(", ", types);
}
