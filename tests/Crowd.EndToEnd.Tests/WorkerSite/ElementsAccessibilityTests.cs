using Microsoft.Playwright;

namespace Crowd.EndToEnd.Tests.WorkerSite;

/// <summary>Our own crowd elements, as workers meet them inside a HIT's frame, against WCAG 2.2 AA.</summary>
[TestFixture(1200, 900)]
[TestFixture(360, 740)]
internal sealed class ElementsAccessibilityTests(int width, int height) : WorkerSiteFixture
{
    protected override ViewportSize Viewport => new() { Width = width, Height = height };

    [Test]
    public async Task Every_element_is_accessible_and_fits_the_frame()
    {
        var frame = await WorkOnAsync($$"""
            {{Pictures.Elements}}
            <crowd-form>
              <crowd-instructions link-text="Help"><short-summary>Short</short-summary></crowd-instructions>
              <crowd-input name="i" label="Tag"></crowd-input><crowd-text-area name="t" label="Why"></crowd-text-area>
              <crowd-checkbox name="c" value="blurry">Blurry</crowd-checkbox><crowd-slider name="s" label="Sure" min="0" max="10"></crowd-slider>
              <crowd-radio-group><crowd-radio-button name="y" value="yes">Yes</crowd-radio-button><crowd-radio-button name="n" value="no">No</crowd-radio-button></crowd-radio-group>
              <crowd-classifier name="cl" categories="['a', 'b']" header="Which?"><classification-target>Text</classification-target></crowd-classifier>
              <crowd-image-classifier-multi-select name="im" src="{{Pictures.Source}}" categories='["cat", "dog"]' header="Which ones?"></crowd-image-classifier-multi-select>
              <crowd-bounding-box name="b" src="{{Pictures.Source}}" header="Box the balls" labels="['Ball', 'Net']"></crowd-bounding-box>
              <crowd-polygon name="p" src="{{Pictures.Source}}" header="Outline a ball" labels="['Ball']"></crowd-polygon>
              <crowd-keypoint name="k" src="{{Pictures.Source}}" header="Centres" labels="['Ball']"></crowd-keypoint>
              <crowd-entity-annotation name="e" header="Mark the names" text="Ada met Bob." labels="[{'label': 'person', 'shortDisplayName': 'per'}]"></crowd-entity-annotation>
            </crowd-form>
            """);
        await frame.Locator("[data-started]").Nth(1).WaitForAsync();

        Assert.That(await PageCheck.BreachesAsync(frame, "crowd-form"), Is.Empty);
        Assert.That(await frame.EvaluateAsync<int>("() => document.documentElement.scrollWidth - innerWidth"), Is.LessThanOrEqualTo(0), "wider than the frame");
    }
}
