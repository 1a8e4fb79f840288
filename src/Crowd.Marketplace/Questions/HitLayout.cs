using System.Text.RegularExpressions;
using Crowd.Marketplace.Protocol;

namespace Crowd.Marketplace.Questions;

/// <summary>Puts parameters into a layout's <c>${name}</c> places; names and places must match.</summary>
internal static partial class HitLayout
{
    public static string Fill(string html, IReadOnlyList<Input> parameters)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var parameter in parameters)
            if (!values.TryAdd(parameter.Text("Name"), parameter.Text("Value")))
                throw ApiErrors.Parameter($"The HITLayoutParameter \"{parameter.Text("Name")}\" is given twice.");
        var places = Place().Matches(html).Select(m => m.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        if (places.FirstOrDefault(p => !values.ContainsKey(p)) is { } missing)
            throw ApiErrors.Parameter($"The HITLayout needs the parameter \"{missing}\".");
        if (values.Keys.FirstOrDefault(v => !places.Contains(v)) is { } stray)
            throw ApiErrors.Parameter($"The HITLayout has no place for the parameter \"{stray}\".");
        return Place().Replace(html, m => values[m.Groups[1].Value]);
    }

    [GeneratedRegex(@"\$\{([A-Za-z0-9_.-]+)\}")]
    private static partial Regex Place();
}
