using System.Text;
using System.Text.RegularExpressions;
using Crowd.Engine.Campaigns;
using Crowd.Engine.Campaigns.Files;

namespace Crowd.Engine.Publishing;

/// <summary>Looks for what would make a template's pages useless, before anything is published.</summary>
internal static partial class PageLint
{
    /// <summary>What is wrong, as one sentence, or null.</summary>
    public static string? Problem(PageTemplate template, CampaignDefinition definition)
    {
        var sample = Longest(definition);
        var scope = PageRenderer.Scope(definition, sample);
        if (template.Unknown(scope) is { } unknown)
            return $"line {unknown.Line}: there is no value '{unknown.Name}'{NearestName.Hint(unknown.Name, unknown.Known)}";
        var html = template.Render(scope);
        for (var position = 1; position <= sample.Count; position++)
            if (Missing(html, position, sample[position - 1].Key) is { } what)
                return what;
        return Form().IsMatch(html) ? "holds a <form>: the page's form is made around it, so leave it out." : null;
    }

    // MTurk's HIT ids have 30 characters.
    private const int ListingLength = 30;

    /// <summary>The bytes of the largest page that can come out: as many items as a page has, the longest ones, and all the earlier pages it may name.</summary>
    public static int LargestPage(CampaignDefinition definition) =>
        Encoding.UTF8.GetByteCount(new PageRenderer(definition).Render(Longest(definition), Enumerable.Repeat(new string('X', ListingLength), PageRenderer.MostApart)));

    private static List<PageItem> Longest(CampaignDefinition definition) =>
        [.. definition.Items.OrderByDescending(i => i.Key.Length + i.Payload.Sum(p => p.Value.Length)).Take(definition.ItemsPerHit)
            .Select(i => new PageItem(i.Key, i.Payload))];

    private static string? Missing(string html, int position, string key)
    {
        if (!Regex.IsMatch(html, $"""name\s*=\s*["']?q{position}["'\s>/]"""))
            return $"asks no question for item {position} of a page: it needs inputs with name=\"q{{{{position}}}}\" and value=\"{{{{label}}}}\" within {{{{#items}}}}.";
        return html.Contains("data-item=", StringComparison.Ordinal)
            ? null
            : $"marks no question: the element around each one needs data-item=\"{{{{key}}}}\" (item '{key}' has none).";
    }

    [GeneratedRegex("<form[\\s>]", RegexOptions.IgnoreCase)]
    private static partial Regex Form();
}
