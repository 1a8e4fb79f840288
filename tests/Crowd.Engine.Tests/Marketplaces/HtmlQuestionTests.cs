using System.Xml.Linq;
using Crowd.Engine.Marketplaces.MTurk;

namespace Crowd.Engine.Tests.Marketplaces;

internal sealed class HtmlQuestionTests
{
    [TestCase("<p>plain & simple</p>", "<p>plain & simple</p>")]
    [TestCase("a]]>b", "a]]>b")]
    [TestCase("a\u0001b\u000Bc", "abc")]
    [TestCase("smile \uD83D\uDE00", "smile \uD83D\uDE00")]
    public void The_page_comes_out_of_the_XML_as_it_went_in(string html, string read)
    {
        XNamespace space = "http://mechanicalturk.amazonaws.com/AWSMechanicalTurkDataSchemas/2011-11-11/HTMLQuestion.xsd";

        Assert.That(XDocument.Parse(HtmlQuestion.Wrap(html)).Root!.Element(space + "HTMLContent")!.Value, Is.EqualTo(read));
    }
}
