using System.Xml;
using System.Xml.Linq;
using Crowd.Marketplace.Protocol;

namespace Crowd.Marketplace.Questions;

/// <summary>Reads XML that strangers wrote: no document types, no entities of their own, nothing fetched.</summary>
internal static class SafeXml
{
    private const int DeepestNesting = 64;

    /// <exception cref="ApiException">The text is not well-formed, has a document type, or nests too deep.</exception>
    public static XElement Parse(string xml)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            MaxCharactersInDocument = TextLimits.XmlBytes + 1,
        };
        try
        {
            using (var probe = XmlReader.Create(new StringReader(xml), settings))
                while (probe.Read())
                    if (probe.Depth > DeepestNesting)
                        throw ApiErrors.Xml($"Elements are nested deeper than {DeepestNesting} levels.");
            using var reader = XmlReader.Create(new StringReader(xml), settings);
            return XElement.Load(reader);
        }
        catch (XmlException e)
        {
            throw ApiErrors.Xml(e.Message);
        }
    }

    /// <summary>The one child of that name, or null.</summary>
    /// <exception cref="ApiException">There are more.</exception>
    public static XElement? One(this XElement parent, string name)
    {
        var found = parent.Elements(parent.Name.Namespace + name).Take(2).ToList();
        return found.Count < 2 ? found.FirstOrDefault() : throw ApiErrors.Xml($"The element {parent.Name.LocalName} has more than one {name}.");
    }

    /// <exception cref="ApiException">There is none.</exception>
    public static XElement Need(this XElement parent, string name) =>
        parent.One(name) ?? throw ApiErrors.Xml($"The element {parent.Name.LocalName} has no {name}.");

    public static IEnumerable<XElement> Many(this XElement parent, string name) => parent.Elements(parent.Name.Namespace + name);
}
