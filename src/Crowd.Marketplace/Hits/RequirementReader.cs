using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Qualifications;

namespace Crowd.Marketplace.Hits;

/// <summary>Reads QualificationRequirements and refuses what the model alone cannot: combinations and counts.</summary>
internal static class RequirementReader
{
    private const int Most = 10;
    private const int MostIntegers = 15;
    private const int MostLocales = 30;

    private static readonly string[] Guards = ["Accept", "PreviewAndAccept", "DiscoverPreviewAndAccept"];

    public static string NameOf(int guards) => Guards[guards - 1];

    public static List<Requirement> Read(Input input)
    {
        var given = input.List("QualificationRequirements") ?? [];
        return given.Count <= Most
            ? [.. given.Select(One)]
            : throw ApiErrors.Parameter($"A HIT may have {Most} QualificationRequirements; there are {given.Count}.");
    }

    private static Requirement One(Input input)
    {
        var type = input.Text("QualificationTypeId");
        var comparator = input.Text("Comparator");
        var integers = input.Integers("IntegerValues") ?? [];
        var locales = (input.List("LocaleValues") ?? []).ConvertAll(l => (l.Text("Country"), l.TextOrNull("Subdivision")));
        if (comparator is "Exists" or "DoesNotExist")
        {
            if (integers.Count + locales.Count > 0)
                throw ApiErrors.Parameter($"The comparator {comparator} takes neither IntegerValues nor LocaleValues.");
        }
        else if (type == SystemQualifications.Locale)
            CheckLocales(comparator, integers, locales);
        else
            CheckIntegers(comparator, integers, locales);
        return new(type, comparator, integers, locales, GuardsOf(input));
    }

    private static void CheckLocales(string comparator, List<int> integers, List<(string Country, string? Subdivision)> locales)
    {
        if (comparator is not ("EqualTo" or "NotEqualTo" or "In" or "NotIn"))
            throw ApiErrors.InvalidValue(comparator, "Comparator");
        if (integers.Count > 0)
            throw ApiErrors.Combination("Worker_Locale, IntegerValues");
        CheckCount(comparator, "LocaleValues", locales.Count, MostLocales);
        if (locales.FirstOrDefault(l => l.Subdivision is not null && l.Country != "US") is { Subdivision: { } subdivision })
            throw ApiErrors.Parameter($"The Subdivision \"{subdivision}\" is not valid: subdivisions go with the Country US only.");
    }

    private static void CheckIntegers(string comparator, List<int> integers, List<(string, string?)> locales)
    {
        if (locales.Count > 0)
            throw ApiErrors.Parameter("LocaleValues go with the Worker_Locale qualification only.");
        CheckCount(comparator, "IntegerValues", integers.Count, MostIntegers);
    }

    private static void CheckCount(string comparator, string parameter, int count, int most)
    {
        var allowed = comparator is "In" or "NotIn" ? most : 1;
        if (count < 1 || count > allowed)
            throw ApiErrors.Parameter($"The comparator {comparator} takes 1{(allowed > 1 ? $" to {allowed}" : "")} {parameter}; there are {count}.");
    }

    private static int GuardsOf(Input input)
    {
        var guarded = input.TextOrNull("ActionsGuarded");
        var preview = input.Flag("RequiredToPreview");
        if (guarded is not null && preview is not null)
            throw ApiErrors.Combination("ActionsGuarded, RequiredToPreview");
        return guarded is null ? preview == true ? 2 : 1 : Array.IndexOf(Guards, guarded) + 1;
    }
}
