using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Crowd.Engine.Marketplaces;

namespace Crowd.Engine.Campaigns;

/// <summary>How a definition stands in the database: snake_case names, money as decimal dollars.</summary>
internal static class CampaignJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new MoneyConverter() },
    };

    public static CampaignState State(string stored) => Enum.Parse<CampaignState>(stored, ignoreCase: true);

    public static string Stored(Enum value) => value.ToString().ToLowerInvariant();

    private sealed class MoneyConverter : JsonConverter<Money>
    {
        public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Money.FromUsd(reader.GetDecimal());

        public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options) => writer.WriteNumberValue(value.Usd);
    }
}
