using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Amazon.MTurk.Wire;

/// <summary>The JSON of the protocol: Pascal-case members, none that is unset, times as epoch seconds, enumerations as text.</summary>
internal static class WireJson
{
    public static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        // The body is never embedded in a page, so a question's markup may stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new EpochSecondsConverter(), new ConstantClassConverterFactory() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { KeepTheModelsMembers, SkipInitializedCollections } },
    };

    // The SDK's base classes have public properties of their own; they are not part of the protocol.
    private static void KeepTheModelsMembers(JsonTypeInfo type)
    {
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            if (type.Properties[i].AttributeProvider is System.Reflection.MemberInfo { DeclaringType.Namespace: "Amazon.Runtime" })
                type.Properties.RemoveAt(i);
        }
    }

    // With AWSConfigs.InitializeCollections (version 3's habit) an empty list means "unset"; without it, it was set on purpose.
    private static void SkipInitializedCollections(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(p => typeof(IList).IsAssignableFrom(p.PropertyType)))
            property.ShouldSerialize = (_, value) => value is IList list && (list.Count > 0 || !AWSConfigs.InitializeCollections);
    }
}
