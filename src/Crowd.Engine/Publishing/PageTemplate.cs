using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Crowd.Engine.Publishing;

/// <summary>
/// A page's body in a few words of Mustache: <c>{{name}}</c> shows a value, always HTML-encoded; <c>{{#items}} … {{/items}}</c> and
/// <c>{{#classes}} … {{/classes}}</c> repeat; <c>{{#name}} … {{/name}}</c> is there where the value is not blank. There is no way to
/// write a value unencoded.
/// </summary>
internal sealed class PageTemplate
{
    /// <summary>Shows every column of an item and a choice of the classes.</summary>
    public const string Plain =
        """
        <h1>{{title}}</h1>
        <p class="lead">{{description}}</p>
        {{#items}}
        <fieldset data-item="{{key}}">
          <legend>{{position}}</legend>
          {{#columns}}<p><b>{{name}}</b> {{value}}</p>{{/columns}}
          {{#classes}}<label><input type="radio" name="q{{position}}" value="{{label}}" required> {{label}}</label>
          {{/classes}}
        </fieldset>
        {{/items}}
        """;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly IReadOnlyList<TemplateNode> _nodes;

    private PageTemplate(IReadOnlyList<TemplateNode> nodes) => _nodes = nodes;

    /// <summary>Reads a template; returns what is wrong with it (one sentence, with its line), or null.</summary>
    public static string? TryParse(string text, out PageTemplate? template)
    {
        var parser = new TemplateParser(text);
        var nodes = parser.Parse();
        template = nodes is null ? null : new PageTemplate(nodes);
        return parser.Problem;
    }

    /// <summary>Fills it in.</summary>
    public string Render(TemplateScope scope)
    {
        var html = new StringBuilder();
        Render(_nodes, scope, html);
        return html.ToString();
    }

    /// <summary>The first name that <paramref name="scope"/> does not know, with its line; null where it knows all.</summary>
    public (string Name, int Line, IReadOnlyCollection<string> Known)? Unknown(TemplateScope scope) => Unknown(_nodes, scope);

    private static void Render(IReadOnlyList<TemplateNode> nodes, TemplateScope scope, StringBuilder html)
    {
        foreach (var node in nodes)
            switch (node)
            {
                case TemplateNode.Text text:
                    html.Append(text.Html);
                    break;
                case TemplateNode.Value value:
                    html.Append(Encoder.Encode(scope.Find(value.Name) ?? ""));
                    break;
                case TemplateNode.Section section when scope.FindList(section.Name) is { } list:
                    foreach (var inner in list)
                        Render(section.Body, inner, html);
                    break;
                case TemplateNode.Section section when !string.IsNullOrWhiteSpace(scope.Find(section.Name)):
                    Render(section.Body, scope, html);
                    break;
            }
    }

    private static (string, int, IReadOnlyCollection<string>)? Unknown(IReadOnlyList<TemplateNode> nodes, TemplateScope scope)
    {
        foreach (var node in nodes)
        {
            if (node is TemplateNode.Value value && scope.Find(value.Name) is null)
                return (value.Name, value.Line, scope.Names);
            if (node is not TemplateNode.Section section)
                continue;
            var list = scope.FindList(section.Name);
            if (list is null && scope.Find(section.Name) is null)
                return (section.Name, section.Line, scope.Names);
            if (list is { Count: 0 })
                continue;
            if (Unknown(section.Body, list is null ? scope : list[0]) is { } found)
                return found;
        }
        return null;
    }
}
