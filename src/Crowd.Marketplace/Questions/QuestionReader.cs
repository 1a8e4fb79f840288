using System.Xml.Linq;
using Crowd.Marketplace.Protocol;
using Crowd.Marketplace.Storage;

namespace Crowd.Marketplace.Questions;

/// <summary>Takes a HIT's Question or its HITLayout, exactly one of the two, and checks what it is made of.</summary>
internal sealed class QuestionReader(Database database, MarketplaceOptions options)
{
    private const string Namespaces = "http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/";
    private static readonly XNamespace External = Namespaces + "2006-07-14/ExternalQuestion.xsd";
    private static readonly XNamespace Html = Namespaces + "2011-11-11/HTMLQuestion.xsd";

    public async ValueTask<Question> ReadAsync(Call call, CancellationToken cancellationToken)
    {
        var question = call.Input.TextOrNull("Question");
        var layout = call.Input.TextOrNull("HITLayoutId");
        if (question is null == layout is null)
            throw ApiErrors.Combination("Question, HITLayoutId");
        if (question is null)
            return new(await FillAsync(call, layout!, cancellationToken), layout);
        if (call.Input.List("HITLayoutParameters") is { Count: > 0 })
            throw ApiErrors.Combination("Question, HITLayoutParameters");
        Check(question);
        return new(question, null);
    }

    public void Check(string xml)
    {
        TextLimits.CheckXml(xml, "Question");
        var root = SafeXml.Parse(xml);
        if (root.Name == External + "ExternalQuestion")
            CheckExternal(root);
        else if (root.Name == Html + "HTMLQuestion")
            CheckHtml(root);
        else if (QuestionForm.IsOne(root))
            QuestionForm.Parse(root);
        else
            throw ApiErrors.Xml(
                $"The root element is {{{root.Name.NamespaceName}}}{root.Name.LocalName}; it must be an ExternalQuestion, HTMLQuestion or QuestionForm in its own namespace.");
    }

    private void CheckExternal(XElement root)
    {
        var address = root.Need("ExternalURL").Value.Trim();
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http"))
            throw ApiErrors.Xml($"The ExternalURL \"{address}\" is no web address.");
        if (url.Scheme == "http" && !(url.IsLoopback && options.AllowHttpLoopback))
            throw ApiErrors.Xml($"The ExternalURL \"{address}\" must use https.");
        CheckHeight(root);
    }

    private static void CheckHtml(XElement root)
    {
        if (string.IsNullOrWhiteSpace(root.Need("HTMLContent").Value))
            throw ApiErrors.Xml("The element HTMLContent is empty.");
        CheckHeight(root);
    }

    private static void CheckHeight(XElement root)
    {
        if (!int.TryParse(root.Need("FrameHeight").Value.Trim(), out var height) || height < 0)
            throw ApiErrors.Xml("FrameHeight must be a whole number of pixels, 0 or more.");
        if (root.Elements().FirstOrDefault(e => e.Name.LocalName is not ("ExternalURL" or "HTMLContent" or "FrameHeight")) is { } stray)
            throw ApiErrors.Xml($"The element {root.Name.LocalName} may not contain {stray.Name.LocalName}.");
    }

    private async Task<string> FillAsync(Call call, string layout, CancellationToken cancellationToken)
    {
        var html = await database.OneAsync(
            "select html from layouts where layout_id = $1 and account_id = $2", [layout, call.Account.Id], row => row.GetString(0), cancellationToken)
            ?? throw ApiErrors.InvalidValue(layout, "HITLayoutId");
        var filled = HitLayout.Fill(html, call.Input.List("HITLayoutParameters") ?? []);
        var content = filled.Replace("]]>", "]]]]><![CDATA[>", StringComparison.Ordinal);
        var xml = $"<HTMLQuestion xmlns=\"{Html}\"><HTMLContent><![CDATA[{content}]]></HTMLContent><FrameHeight>0</FrameHeight></HTMLQuestion>";
        Check(xml);
        return xml;
    }
}
