using System.Collections;
using System.Reflection;
using System.Text.Json.Nodes;
using Amazon.Runtime;

namespace Amazon.MTurk.Tests;

/// <summary>Goes between JSON and the client's types by reflection: a second reading of the wire, which shares no code with the client's.</summary>
internal static class ModelJson
{
    public static object? ToObject(Type type, JsonNode json)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
            return (string)json!;
        if (type == typeof(DateTime))
            return DateTime.UnixEpoch.AddTicks((long)((decimal)json * TimeSpan.TicksPerSecond));
        if (type.IsValueType)
            return System.Text.Json.JsonSerializer.Deserialize(json, type);
        if (type.IsSubclassOf(typeof(ConstantClass)))
            return Activator.CreateInstance(type, (string)json!);
        var made = Activator.CreateInstance(type)!;
        if (made is IList list)
        {
            foreach (var item in json.AsArray())
                list.Add(ToObject(type.GetGenericArguments()[0], item!));
            return made;
        }

        foreach (var (name, value) in json.AsObject())
        {
            var property = type.GetProperty(name)!;
            property.SetValue(made, ToObject(property.PropertyType, value!));
        }

        return made;
    }

    public static JsonNode ToJson(object value) => value switch
    {
        string text => text,
        int number => number,
        long number => number,
        bool truth => truth,
        DateTime time => (time.Ticks - DateTime.UnixEpoch.Ticks) / (decimal)TimeSpan.TicksPerSecond,
        ConstantClass constant => constant.Value,
        IList list => new JsonArray([.. list.Cast<object>().Select(ToJson)]),
        _ => new JsonObject(
            value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
                .Where(p => p.GetValue(value) is not null)
                .Select(p => KeyValuePair.Create(p.Name, (JsonNode?)ToJson(p.GetValue(value)!)))),
    };
}
