using System.Text.Json;
using Microsoft.Playwright;

namespace Crowd.EndToEnd.Tests.WorkerSite;

internal sealed class CrowdElementsTests : WorkerSiteFixture
{
    [Test]
    public async Task Two_boxes_are_drawn_and_answered_in_pixels_of_the_image()
    {
        var frame = await WorkOnAsync($"""
            {Pictures.Elements}
            <crowd-form><crowd-bounding-box name="annotatedResult" src="{Pictures.Source}" header="Draw a box around each ball" labels="['Red', 'Blue']">
            <full-instructions header="All of it">Tight boxes.</full-instructions><short-instructions>Draw.</short-instructions>
            </crowd-bounding-box></crowd-form>
            """);
        await Drawing.StartedAsync(frame);

        await Drawing.DragAsync(Page, frame, 50, 50, 150, 150);
        await frame.WaitForSelectorAsync(".crowd-marks li");
        await Page.Keyboard.PressAsync("2");
        await Drawing.DragAsync(Page, frame, 250, 50, 350, 150);
        await frame.Locator(".crowd-marks li").Nth(1).WaitForAsync();
        await SubmitAsync(frame);

        var result = (await TaskAnswersAsync()).GetProperty("annotatedResult");
        Assert.That(result.GetProperty("inputImageProperties").ToString(), Is.EqualTo("""{"height":200,"width":400}"""));
        Assert.That(result.GetProperty("boundingBoxes").EnumerateArray().Select(Box), Is.EqualTo(new[] { ("Red", 50, 50, 100, 100), ("Blue", 250, 50, 100, 100) })
            .Using<(string, int, int, int, int)>((a, b) => a.Item1 == b.Item1 && Close(a.Item2, b.Item2) && Close(a.Item3, b.Item3) && Close(a.Item4, b.Item4) && Close(a.Item5, b.Item5)));
        Assert.That(Strangers, Is.Empty);
    }

    [Test]
    public async Task A_polygon_is_drawn_corner_by_corner()
    {
        var frame = await WorkOnAsync($"""
            {Pictures.Elements}
            <crowd-form><crowd-polygon name="shape" src="{Pictures.Source}" header="Outline" labels="['Ball']"></crowd-polygon></crowd-form>
            """);
        await Drawing.StartedAsync(frame);
        foreach (var (x, y) in new[] { (60, 60), (140, 60), (100, 140) })
        {
            await Drawing.ClickAsync(Page, frame, x, y);
        }

        await Drawing.ClickAsync(Page, frame, 60, 60);
        await frame.WaitForSelectorAsync(".crowd-marks li");
        await SubmitAsync(frame);

        var polygon = (await TaskAnswersAsync()).GetProperty("shape").GetProperty("polygons")[0];
        Assert.That(polygon.GetProperty("label").GetString(), Is.EqualTo("Ball"));
        Assert.That(polygon.GetProperty("vertices").EnumerateArray().Select(v => (v.GetProperty("x").GetInt32(), v.GetProperty("y").GetInt32())),
            Is.EqualTo(new[] { (60, 60), (140, 60), (100, 140) }).Using<(int, int)>((a, b) => Close(a.Item1, b.Item1) && Close(a.Item2, b.Item2)));
    }

    [Test]
    public async Task Boxes_can_be_made_with_the_keyboard_alone()
    {
        var frame = await WorkOnAsync($"""
            {Pictures.Elements}
            <crowd-form><crowd-bounding-box name="b" src="{Pictures.Source}" labels="['Ball']"></crowd-bounding-box></crowd-form>
            """);
        await Drawing.StartedAsync(frame);

        await frame.GetByRole(AriaRole.Button, new() { Name = "Add one in the middle" }).PressAsync("Enter");
        await frame.Locator(".crowd-handle").PressAsync("ArrowRight");
        await frame.Locator(".crowd-handle").PressAsync("Shift+ArrowDown");
        await SubmitAsync(frame);

        Assert.That(Box((await TaskAnswersAsync()).GetProperty("b").GetProperty("boundingBoxes")[0]), Is.EqualTo(("Ball", 165, 80, 80, 45)));
    }

    [Test]
    public async Task Key_points_are_clicked()
    {
        var frame = await WorkOnAsync($"""
            {Pictures.Elements}
            <crowd-form><crowd-keypoint name="k" src="{Pictures.Source}" header="Centres" labels="['Ball', 'Corner']"></crowd-keypoint></crowd-form>
            """);
        await frame.WaitForSelectorAsync(".crowd-layer");

        await Drawing.ClickAsync(Page, frame, 100, 100);
        await Page.Keyboard.PressAsync("2");
        await Drawing.ClickAsync(Page, frame, 20, 180);
        await SubmitAsync(frame);

        var answer = (await TaskAnswersAsync()).GetProperty("k");
        Assert.That(answer.GetProperty("inputImageProperties").ToString(), Is.EqualTo("""{"height":200,"width":400}"""));
        Assert.That(answer.GetProperty("keypoints").EnumerateArray().Select(p => (p.GetProperty("label").GetString()!, p.GetProperty("x").GetInt32(), p.GetProperty("y").GetInt32())),
            Is.EqualTo(new[] { ("Ball", 100, 100), ("Corner", 20, 180) })
                .Using<(string, int, int)>((a, b) => a.Item1 == b.Item1 && Close(a.Item2, b.Item2) && Close(a.Item3, b.Item3)));
    }

    [Test]
    public async Task A_classifier_is_answered_with_a_digit()
    {
        var frame = await WorkOnAsync($$"""
            {{Pictures.Elements}}
            <crowd-form><crowd-classifier name="mood" categories="['happy', 'it\'s sad']" header="Mood?">
            <classification-target>I lost my keys.</classification-target></crowd-classifier></crowd-form>
            """);
        await frame.WaitForSelectorAsync("fieldset");

        await frame.Locator("legend").ClickAsync();
        await Page.Keyboard.PressAsync("2");
        await SubmitAsync(frame);

        Assert.That((await TaskAnswersAsync()).ToString(), Is.EqualTo("""{"mood":{"label":"it\u0027s sad"}}""").Or.EqualTo("""{"mood":{"label":"it's sad"}}"""));
    }

    [Test]
    public async Task None_of_these_stands_alone()
    {
        var frame = await WorkOnAsync($$"""
            {{Pictures.Elements}}
            <crowd-form><crowd-image-classifier-multi-select name="a" src="{{Pictures.Source}}" categories='["cat", "dog"]' header="Which?"
             exclusion-category="{ text: 'None of these' }"></crowd-image-classifier-multi-select></crowd-form>
            """);
        await frame.GetByLabel("cat").CheckAsync();
        await frame.GetByLabel("None of these").CheckAsync();
        await frame.GetByLabel("dog").CheckAsync();
        await SubmitAsync(frame);

        Assert.That((await TaskAnswersAsync()).ToString(), Is.EqualTo("""{"a":{"labels":["dog"]}}"""));
    }

    [Test]
    public async Task Inputs_answer_as_amazons_did()
    {
        var frame = await WorkOnAsync($"""
            {Pictures.Elements}
            <crowd-form>
              <crowd-input name="tag1" label="Tag 1" required></crowd-input><crowd-input name="tag2" label="Tag 2"></crowd-input>
              <crowd-text-area name="why" label="Why"></crowd-text-area>
              <crowd-checkbox name="image_attributes" value="blurry">Blurry</crowd-checkbox><crowd-checkbox name="image_attributes" value="dim">Dim</crowd-checkbox>
              <crowd-radio-group><crowd-radio-button name="btn1" value="yes">Yes</crowd-radio-button><crowd-radio-button name="btn2" value="no">No</crowd-radio-button></crowd-radio-group>
              <crowd-slider name="sure" label="Sure" min="0" max="10" value="3"></crowd-slider>
              <label>Plain <input name="plain"></label>
              <crowd-instructions link-text="Help"><short-summary>Short</short-summary></crowd-instructions>
              <crowd-button form-action="submit" variant="primary">Submit</crowd-button>
            </crowd-form>
            """);
        await frame.GetByLabel("Tag 1").FillAsync("blue");
        await frame.GetByLabel("Why").FillAsync("because \"of\" <b>");
        await frame.GetByLabel("Dim").CheckAsync();
        await frame.GetByLabel("No", new() { Exact = true }).CheckAsync();
        await frame.GetByLabel("Plain").FillAsync("text");
        await SubmitAsync(frame);

        Assert.That(JsonSerializer.Deserialize<JsonElement>((await AnswersAsync())["taskAnswers"]), Is.EqualTo(JsonSerializer.Deserialize<JsonElement>("""
            [{"tag1":"blue","why":"because \"of\" <b>","image_attributes":{"blurry":false,"dim":true},"btn1":{"yes":false},"btn2":{"no":true},"sure":3,"plain":"text"}]
            """)).Using<JsonElement>(JsonElement.DeepEquals));
        Assert.That((await AnswersAsync()).Keys, Is.EqualTo(new[] { "taskAnswers" }));
    }

    [Test]
    public async Task Entities_are_marked_by_mouse_and_by_keyboard()
    {
        var frame = await WorkOnAsync($$"""
            {{Pictures.Elements}}
            <crowd-entity-annotation name="found" header="Mark" text="𝔄da met Bob in Rome."
             labels="[{'label': 'person', 'shortDisplayName': 'per'}, {'label': 'place'}]"><short-instructions>Names.</short-instructions></crowd-entity-annotation>
            """);
        var word = frame.Locator(".crowd-text");
        await word.FocusAsync();
        await Page.Keyboard.PressAsync("ArrowRight");
        await Page.Keyboard.PressAsync("Enter");
        await Page.Keyboard.PressAsync("2");
        await frame.EvaluateAsync("""
            () => {
              const root = document.querySelector('crowd-entity-annotation').shadowRoot;
              const piece = [...root.querySelectorAll('[data-start]')].find(p => p.textContent.includes('Rome'));
              const at = piece.firstChild.data.indexOf('Rome');
              getSelection().setBaseAndExtent(piece.firstChild, at, piece.firstChild, at + 4);
              root.querySelector('.crowd-text').dispatchEvent(new MouseEvent('mouseup'));
            }
            """);
        await SubmitAsync(frame);

        Assert.That((await TaskAnswersAsync()).ToString(), Is.EqualTo(
            """{"found":{"entities":[{"endOffset":3,"label":"person","startOffset":0},{"endOffset":19,"label":"place","startOffset":15}]}}"""));
    }

    [Test]
    public async Task Nothing_is_sent_before_a_choice_is_made()
    {
        var frame = await WorkOnAsync($"""
            {Pictures.Elements}
            <crowd-form><crowd-classifier name="c" categories="['a']" header="?"></crowd-classifier></crowd-form>
            """);
        await frame.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();

        Assert.That(await frame.GetByRole(AriaRole.Alert).TextContentAsync(), Is.EqualTo("Choose an answer first."));
    }

    private static (string, int, int, int, int) Box(JsonElement box) => (
        box.GetProperty("label").GetString()!, box.GetProperty("left").GetInt32(), box.GetProperty("top").GetInt32(),
        box.GetProperty("width").GetInt32(), box.GetProperty("height").GetInt32());

    private static bool Close(int a, int b) => Math.Abs(a - b) <= 3;
}
