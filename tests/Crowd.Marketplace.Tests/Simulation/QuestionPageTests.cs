using System.Text.Json.Nodes;
using Crowd.Marketplace.Simulation.Browsing;

namespace Crowd.Marketplace.Tests.Simulation;

internal sealed class QuestionPageTests
{
    [Test]
    public void Controls_belong_to_the_item_around_them()
    {
        var page = Read("""
            <form action="/go"><input type="hidden" name="assignmentId"><input type="hidden" name="round" value="2">
            <div data-item="a &amp; b"><label><input type="radio" name="q1" value="cat"></label><input type="radio" name="q1" value="dog"></div>
            <div data-item="c"><select name="q2"><option value="">choose</option><option value="x">X</option><option>y</option></select><textarea name="why"></textarea></div>
            </form>
            """);

        Assert.That(page.Controls.Select(control => $"{control.Item}/{control.Name}: {string.Join(' ', control.Options)}"),
            Is.EqualTo(new[] { "a & b/q1: cat dog", "c/q2: x y", "c/why: " }));
        Assert.That(page.Fill("3ABC", new Dictionary<Control, string> { [page.Controls[0]] = "dog" }).Select(field => $"{field.Key}={field.Value}"),
            Is.EqualTo(new[] { "assignmentId=3ABC", "round=2", "q1=dog" }));
    }

    [Test]
    public void Several_boxes_are_ticked_for_a_label_of_several_parts()
    {
        var page = Read("<form data-item><div data-item='i'><input type=checkbox name=q value=A><input type=checkbox name=q value=B><input type=checkbox name=q value=C></div></form>");
        var control = page.Controls.Single();

        Assert.Multiple(() =>
        {
            Assert.That(control.Offers("A|C"));
            Assert.That(control.Offers("A|D"), Is.False);
            Assert.That(page.Fill("1", new Dictionary<Control, string> { [control] = "A|C" }).Select(field => field.Value), Is.EqualTo(new[] { "1", "A", "C" }));
        });
    }

    [TestCase("<crowd-classifier name=c categories=\"['a', 'b']\"></crowd-classifier>", "b", """{"c":{"label":"b"}}""")]
    [TestCase("<crowd-image-classifier-multi-select name=c categories='[\"a\", \"b\", \"d\"]'></crowd-image-classifier-multi-select>", "a|d", """{"c":{"labels":["a","d"]}}""")]
    [TestCase("<crowd-radio-group><crowd-radio-button name=x value=yes></crowd-radio-button><crowd-radio-button name=x value=no></crowd-radio-button></crowd-radio-group>", "no", """{"x":{"yes":false,"no":true}}""")]
    [TestCase("<crowd-checkbox name=t value=dim></crowd-checkbox><crowd-checkbox name=t value=dark></crowd-checkbox>", "dark", """{"t":{"dim":false,"dark":true}}""")]
    [TestCase("<crowd-input name=free></crowd-input>", "any text", """{"free":"any text"}""")]
    public void Crowd_elements_are_answered_in_task_answers(string element, string label, string answer)
    {
        var page = Read($"<crowd-form><div data-item='i'>{element}</div></crowd-form>");

        var fields = page.Fill("1", new Dictionary<Control, string> { [page.Controls.Single()] = label }).ToDictionary(field => field.Key, field => field.Value);

        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(fields["taskAnswers"])![0], JsonNode.Parse(answer)), fields["taskAnswers"]);
    }

    [Test]
    public void A_page_without_a_form_is_for_people_only() => Assert.That(QuestionPageReader.Read("<p>Look</p>"), Is.Null);

    private static QuestionPage Read(string html) => QuestionPageReader.Read(html)!;
}
