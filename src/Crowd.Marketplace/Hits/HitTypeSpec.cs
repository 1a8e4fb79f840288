using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Qualifications;

namespace Crowd.Marketplace.Hits;

/// <summary>The seven properties that make a HIT type; equal values are the same type.</summary>
internal sealed record HitTypeSpec(
    string Title, string Description, string Keywords, long RewardMicros, long Duration, long AutoApproval, IReadOnlyList<Requirement> Requirements)
{
    private const long DefaultAutoApproval = 2_592_000;

    public bool Masters => Requirements.Any(r => SystemQualifications.IsMasters(r.QualificationTypeId));

    public static HitTypeSpec Read(Input input) => new(
        TextLimits.Check(input.Text("Title"), "Title", TextLimits.Title, required: true),
        TextLimits.Check(input.Text("Description"), "Description", TextLimits.Description, required: true),
        TextLimits.Check(input.TextOrNull("Keywords") ?? "", "Keywords", TextLimits.Keywords),
        Amount.Read(input.Text("Reward"), "Reward"),
        Range(input.Long("AssignmentDurationInSeconds")!.Value, "AssignmentDurationInSeconds", 30, 31_536_000),
        Range(input.Long("AutoApprovalDelayInSeconds") ?? DefaultAutoApproval, "AutoApprovalDelayInSeconds", 0, DefaultAutoApproval),
        RequirementReader.Read(input));

    public static long Range(long value, string parameter, long min, long max) =>
        value >= min && value <= max ? value : throw ApiErrors.OutOfRange(parameter, value, min, max);

    /// <summary>What tells types apart. The order of requirements does not count, nor how a reward is spelt.</summary>
    public byte[] Identity()
    {
        var text = new StringBuilder();
        foreach (var part in (string[])[Title, Description, Keywords])
            text.Append(CultureInfo.InvariantCulture, $"{part.Length}:{part};");
        text.Append(CultureInfo.InvariantCulture, $"{RewardMicros};{Duration};{AutoApproval};");
        text.AppendJoin('|', Requirements.Select(RequirementJson).Order(StringComparer.Ordinal));
        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>The requirements as the API shows them.</summary>
    public string RequirementsJson() => "[" + string.Join(',', Requirements.Select(RequirementJson)) + "]";

    private static string RequirementJson(Requirement requirement)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("QualificationTypeId", requirement.QualificationTypeId);
            json.WriteString("Comparator", requirement.Comparator);
            WriteValues(json, requirement);
            json.WriteString("ActionsGuarded", RequirementReader.NameOf(requirement.Guards));
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteValues(Utf8JsonWriter json, Requirement requirement)
    {
        if (requirement.Integers.Count > 0)
        {
            json.WriteStartArray("IntegerValues");
            foreach (var value in requirement.Integers)
                json.WriteNumberValue(value);
            json.WriteEndArray();
        }
        if (requirement.Locales.Count == 0)
            return;
        json.WriteStartArray("LocaleValues");
        foreach (var (country, subdivision) in requirement.Locales)
        {
            json.WriteStartObject();
            json.WriteString("Country", country);
            json.WriteText("Subdivision", subdivision);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
