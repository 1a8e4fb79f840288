using System.Globalization;
using System.Net;
using Crowd.Engine.Campaigns;

namespace Crowd.Engine.Publishing;

/// <summary>
/// Makes a campaign's pages: the template's body in a frame of ours, that is a form which posts to the marketplace's
/// <c>externalSubmit</c> with the assignment's id. The question at position p sends its label in the field <c>q{p}</c>.
/// </summary>
internal sealed class PageRenderer
{
    /// <summary>How many earlier pages a page names.</summary>
    public const int MostApart = 40;

    private readonly PageTemplate _template;
    private readonly CampaignDefinition _definition;

    /// <exception cref="InvalidOperationException">The template does not parse (launching has checked that).</exception>
    public PageRenderer(CampaignDefinition definition)
    {
        _definition = definition;
        _template = PageTemplate.TryParse(definition.Template ?? PageTemplate.Plain, out var template) is { } problem
            ? throw new InvalidOperationException($"The template of campaign {definition.Name} cannot be used: {problem}")
            : template!;
    }

    /// <summary>The whole HTML document for these items, in this order.</summary>
    /// <param name="items">What stands on it.</param>
    /// <param name="apart">Listings whose workers are not to have this page: our marketplace honours it, Amazon's passes over it.</param>
    public string Render(IReadOnlyList<PageItem> items, IEnumerable<string> apart) =>
        PageFrame.Wrap(WebUtility.HtmlEncode(_definition.Title), Apart(apart), _template.Render(Scope(_definition, items)));

    /// <summary>What a template may name on a page of these items.</summary>
    public static TemplateScope Scope(CampaignDefinition definition, IReadOnlyList<PageItem> items)
    {
        var page = new TemplateScope(null, Values(
            ("title", definition.Title), ("description", definition.Description), ("reward", definition.Reward.ToString()),
            ("count", items.Count.ToString(CultureInfo.InvariantCulture))));
        page.Add("classes", [.. definition.Classes.Select(label => new TemplateScope(page, Values(("label", label))))]);
        page.Add("items", [.. items.Select((item, i) => Item(page, definition, item, i + 1))]);
        return page;
    }

    private static string Apart(IEnumerable<string> listings) => string.Join(' ', listings) is { Length: > 0 } ids
        ? $"<meta name=\"crowd-apart\" content=\"{WebUtility.HtmlEncode(ids)}\">\n"
        : "";

    private static TemplateScope Item(TemplateScope page, CampaignDefinition definition, PageItem item, int position)
    {
        var values = new Dictionary<string, string>(item.Payload, StringComparer.Ordinal)
        {
            ["key"] = item.Key,
            ["position"] = position.ToString(CultureInfo.InvariantCulture),
        };
        var scope = new TemplateScope(page, values);
        // Classes are looked up from within the item, so that a choice knows its position.
        scope.Add("classes", [.. definition.Classes.Select(label => new TemplateScope(scope, Values(("label", label))))]);
        scope.Add("columns", [.. item.Payload.Select(c => new TemplateScope(scope, Values(("name", c.Key), ("value", c.Value))))]);
        return scope;
    }

    private static Dictionary<string, string> Values(params (string Name, string Value)[] values) =>
        values.ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal);
}
