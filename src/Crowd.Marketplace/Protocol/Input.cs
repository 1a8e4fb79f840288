using System.Text.Json;

namespace Crowd.Marketplace.Protocol;

/// <summary>A validated request, or a structure in it. A member that is null counts as absent.</summary>
internal readonly struct Input(JsonElement json)
{
    public JsonElement Json => json;

    /// <summary>A required text: the validator has seen that it is there.</summary>
    public string Text(string name) => TextOrNull(name) ?? throw new InvalidOperationException($"{name} is required by the model, or must be read as optional.");

    public string? TextOrNull(string name) => Find(name) is { } value ? value.GetString() : null;

    public int? Integer(string name) => Find(name) is { } value ? value.GetInt32() : null;

    public long? Long(string name) => Find(name) is { } value ? value.GetInt64() : null;

    public bool? Flag(string name) => Find(name) is { } value ? value.GetBoolean() : null;

    public DateTimeOffset? Moment(string name) => Find(name) is { } value && Timestamp.TryRead(value, out var moment) ? moment : null;

    public Input? Structure(string name) => Find(name) is { } value ? new Input(value) : null;

    /// <summary>Null when absent, which may mean something else than an empty list.</summary>
    public List<Input>? List(string name) => Find(name) is { } value ? [.. value.EnumerateArray().Select(e => new Input(e))] : null;

    public List<string>? Texts(string name) => Find(name) is { } value ? [.. value.EnumerateArray().Select(e => e.GetString()!)] : null;

    public List<int>? Integers(string name) => Find(name) is { } value ? [.. value.EnumerateArray().Select(e => e.GetInt32())] : null;

    private JsonElement? Find(string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? value : null;
}
