using System.Xml.Linq;

namespace Bpp.Engine.Metadata.Xmp;

/// <summary>
/// The properties of an XMP packet, whichever of RDF's spellings it uses: attribute or element, plain, in an array, or by language
/// (ISO 16684-1 §7).
/// </summary>
internal sealed class XmpPacket
{
    private readonly List<XElement> _descriptions;

    private XmpPacket(XDocument document) =>
        _descriptions = [.. document.Descendants(XmpNames.Rdf + "RDF").Elements(XmpNames.Rdf + "Description")];

    /// <summary>Null when the bytes are no XMP.</summary>
    public static XmpPacket? Parse(ReadOnlySpan<byte> bytes) => XmpXml.Parse(bytes) is { } document ? new XmpPacket(document) : null;

    /// <summary>A simple property; of an array the first item, of alternatives the default language.</summary>
    public string? Text(XName name)
    {
        foreach (var description in _descriptions)
        {
            if (description.Attribute(name) is { } attribute)
                return attribute.Value;
            if (description.Element(name) is { } element)
                return Text(element);
        }

        return null;
    }

    /// <summary>The items of an array property; a simple property counts as one item.</summary>
    public IEnumerable<string> Items(XName name)
    {
        foreach (var description in _descriptions)
        {
            if (description.Attribute(name) is { } attribute)
                yield return attribute.Value;
            foreach (var item in description.Elements(name).SelectMany(ItemsOf))
                yield return item;
        }
    }

    /// <summary>A property inside a structure, such as Fired in exif:Flash.</summary>
    public string? Field(XName structure, XName field) =>
        _descriptions.Elements(structure).Select(element => Field(element, field)).FirstOrDefault(text => text is not null);

    /// <summary>The structures of an array that may lie deeper in the property <paramref name="name"/>.</summary>
    public IEnumerable<XElement> StructuresIn(XName name) => _descriptions.Elements(name).Descendants(XmpNames.Rdf + "li");

    /// <summary>A structure inside a structure; null when it is not there.</summary>
    public XElement? Structure(XName name, XName inner) => _descriptions.Elements(name).Descendants(inner).FirstOrDefault();

    /// <summary>A simple field of a structure, in either of RDF's spellings.</summary>
    public static string? Field(XElement structure, XName field)
    {
        var holder = structure.Element(XmpNames.Rdf + "Description") ?? structure;
        return holder.Attribute(field)?.Value ?? (holder.Element(field) is { } element ? Text(element) : null);
    }

    private static string Text(XElement element)
    {
        var items = element.Elements().Elements(XmpNames.Rdf + "li").Take(MetadataText.MaxItems).ToList();
        var item = items.Find(li => (string?)li.Attribute(XNamespace.Xml + "lang") == "x-default") ?? items.FirstOrDefault();
        return (item ?? element.Element(XmpNames.Rdf + "value") ?? element).Value;
    }

    private static IEnumerable<string> ItemsOf(XElement element)
    {
        var items = element.Elements().Elements(XmpNames.Rdf + "li").Take(MetadataText.MaxItems * 4).ToList();
        return items.Count > 0 ? items.Select(item => item.Value) : element.HasElements ? [] : [element.Value];
    }
}
