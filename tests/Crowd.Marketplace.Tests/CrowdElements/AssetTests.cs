using System.Net;
using System.Text.RegularExpressions;

namespace Crowd.Marketplace.Tests.CrowdElements;

internal sealed partial class AssetTests : MarketplaceFixture
{
    private static readonly string[] Elements =
    [
        "crowd-form", "crowd-button", "crowd-instructions", "crowd-input", "crowd-text-area", "crowd-checkbox", "crowd-radio-group", "crowd-radio-button", "crowd-slider",
        "crowd-classifier", "crowd-classifier-multi-select", "crowd-image-classifier", "crowd-image-classifier-multi-select",
        "crowd-bounding-box", "crowd-polygon", "crowd-keypoint", "crowd-entity-annotation",
    ];

    [Test]
    public async Task One_script_defines_every_element() =>
        Assert.That(Defined().Matches(await TextAsync("/crowd-elements/crowd-html-elements.js")).Select(match => match.Groups[1].Value), Is.SupersetOf(Elements));

    [TestCase("/crowd-elements/annotorious.js", "Annotorious")]
    [TestCase("/crowd-elements/annotorious.css", ".a9s")]
    [TestCase("/crowd-elements/crowd-elements.css", "crowd-form")]
    [TestCase("/crowd-elements/externalHIT_v1.js", "turkSetAssignmentID")]
    public async Task What_the_elements_need_is_served_here(string path, string part) => Assert.That(await TextAsync(path), Does.Contain(part));

    [Test]
    public async Task A_page_without_an_origin_may_load_them()
    {
        using var http = new HttpClient { BaseAddress = Host.BaseAddress };
        using var response = await http.GetAsync("/crowd-elements/crowd-html-elements.js", Token);

        Assert.That(response.Headers.GetValues("Access-Control-Allow-Origin").Single(), Is.EqualTo("*"));
    }

    [Test]
    public async Task An_unchanged_script_is_not_sent_again()
    {
        using var http = new HttpClient { BaseAddress = Host.BaseAddress };
        using var first = await http.GetAsync("/crowd-elements/annotorious.js", Token);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/crowd-elements/annotorious.js") { Headers = { IfNoneMatch = { first.Headers.ETag! } } };
        using var second = await http.SendAsync(request, Token);

        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
    }

    private async Task<string> TextAsync(string path)
    {
        using var http = new HttpClient { BaseAddress = Host.BaseAddress };
        return await http.GetStringAsync(path, Token);
    }

    [GeneratedRegex("define\\('(crowd-[a-z-]+)'")]
    private static partial Regex Defined();
}
