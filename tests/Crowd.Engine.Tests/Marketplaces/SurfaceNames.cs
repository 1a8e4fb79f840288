using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Crowd.Engine.Tests.Marketplaces;

/// <summary>Writes the types of signatures as <c>System.Collections.Generic.List&lt;Amazon.MTurk.Model.HIT&gt;</c>.</summary>
internal sealed class SurfaceNames : ISignatureTypeProvider<string, object?>
{
    public static SurfaceNames Instance { get; } = new();

    public static string Of(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{Of(metadata, (TypeReferenceHandle)type.ResolutionScope)}+{metadata.GetString(type.Name)}"
            : Full(metadata.GetString(type.Namespace), metadata.GetString(type.Name));
    }

    public static string Of(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        return type.IsNested
            ? $"{Of(metadata, type.GetDeclaringType())}+{metadata.GetString(type.Name)}"
            : Full(metadata.GetString(type.Namespace), metadata.GetString(type.Name));
    }

    public static string AssemblyOf(MetadataReader metadata, TypeReferenceHandle handle) => metadata.GetTypeReference(handle).ResolutionScope switch
    {
        { Kind: HandleKind.AssemblyReference } scope => metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).Name),
        { Kind: HandleKind.TypeReference } outer => AssemblyOf(metadata, (TypeReferenceHandle)outer),
        _ => "",
    };

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => Of(reader, handle);

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => Of(reader, handle);

    public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) =>
        $"{genericType.Split('`')[0]}<{string.Join(", ", typeArguments)}>";

    public string GetGenericMethodParameter(object? genericContext, int index) => $"!!{index}";

    public string GetGenericTypeParameter(object? genericContext, int index) => $"!{index}";

    public string GetSZArrayType(string elementType) => $"{elementType}[]";

    public string GetArrayType(string elementType, ArrayShape shape) => $"{elementType}[{new string(',', shape.Rank - 1)}]";

    public string GetByReferenceType(string elementType) => $"{elementType}&";

    public string GetPointerType(string elementType) => $"{elementType}*";

    public string GetPinnedType(string elementType) => elementType;

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

    public string GetFunctionPointerType(MethodSignature<string> signature) => "function";

    private static string Full(string space, string name) => space.Length == 0 ? name : $"{space}.{name}";
}
