using Crowd.Engine.Campaigns;
using Crowd.Engine.Publishing;
using Crowd.Engine.Tests.Support;

namespace Crowd.Engine.Tests.Publishing;

internal sealed class PageTests
{
    [Test]
    public void Shows_the_questions_in_order_with_their_fields()
    {
        var html = new PageRenderer(Some.Campaign()).Render([Item("a"), Item("b")], []);

        Assert.That(html, Does.Contain("data-item=\"a\"").And.Contains("name=\"q1\" value=\"cat\"").And.Contains("data-item=\"b\"").And.Contains("name=\"q2\" value=\"dog\""));
        Assert.That(html, Does.Contain("name=\"assignmentId\"").And.Contains("/mturk/externalSubmit"));
    }

    [Test]
    public void What_items_hold_is_text_whatever_they_hold()
    {
        var html = new PageRenderer(Some.Campaign()).Render([new("\"><b>", new Dictionary<string, string> { ["text"] = "<script>alert(1)</script> & \"quotes\"" })], []);

        Assert.That(html, Does.Not.Contain("<script>alert").And.Not.Contain("\"><b>"));
        Assert.That(html, Does.Contain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot;"));
    }

    [TestCase("{{#items}}{{txt}}{{/items}}", "line 1: there is no value 'txt'; did you mean 'text'?")]
    [TestCase("{{#items}}\n{{#classes}}x{{/items}}", "line 2: {{/items}} closes nothing; {{#classes}} of line 2 is open.")]
    [TestCase("{{#items}}", "line 1: {{#items}} is never closed; add {{/items}}.")]
    [TestCase("a {{title", "line 1: '{{' has no closing '}}'.")]
    [TestCase("{{/items}}", "line 1: {{/items}} closes nothing.")]
    [TestCase("Hello", "asks no question for item 1 of a page: it needs inputs with name=\"q{{position}}\" and value=\"{{label}}\" within {{#items}}.")]
    [TestCase("{{#items}}<input name=\"q{{position}}\">{{/items}}", "marks no question: the element around each one needs data-item=\"{{key}}\" (item 'i1' has none).")]
    [TestCase("<form>{{#items}}<p data-item='{{key}}'><input name='q{{position}}'></p>{{/items}}</form>", "holds a <form>: the page's form is made around it, so leave it out.")]
    public void A_template_that_would_not_work_is_refused(string template, string problem)
    {
        var problems = DefinitionCheck.Problems(Some.Campaign() with { Template = template });

        Assert.That(problems.Single(), Is.EqualTo(("template", problem)));
    }

    [Test]
    public void A_section_named_for_a_value_is_there_when_the_value_is()
    {
        PageTemplate.TryParse("{{#items}}[{{#note}}note: {{note}}{{/note}}]{{/items}}", out var template);
        var scope = PageRenderer.Scope(Some.Campaign(),
            [new("a", new Dictionary<string, string> { ["note"] = "x" }), new("b", new Dictionary<string, string> { ["note"] = "" })]);

        Assert.That(template!.Render(scope), Is.EqualTo("[note: x][]"));
    }

    private static PageItem Item(string key) => new(key, new Dictionary<string, string> { ["text"] = key });
}
