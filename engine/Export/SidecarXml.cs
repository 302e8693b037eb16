using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Bpp.Engine.Export;

/// <summary>The smallest XMP packet (ISO 16684-1) that says a rating and a label.</summary>
internal static class SidecarXml
{
    private static readonly XNamespace Meta = "adobe:ns:meta/";
    private static readonly XNamespace Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace Xmp = "http://ns.adobe.com/xap/1.0/";

    public static byte[] Bytes(int? rating, string? label)
    {
        var description = new XElement(
            Rdf + "Description",
            new XAttribute(Rdf + "about", ""),
            new XAttribute(XNamespace.Xmlns + "xmp", Xmp),
            rating is { } stars ? new XAttribute(Xmp + "Rating", stars.ToString(CultureInfo.InvariantCulture)) : null,
            label is not null ? new XAttribute(Xmp + "Label", label) : null);
        var packet = new XElement(
            Meta + "xmpmeta",
            new XAttribute(XNamespace.Xmlns + "x", Meta),
            new XElement(Rdf + "RDF", new XAttribute(XNamespace.Xmlns + "rdf", Rdf), description));
        return Encoding.UTF8.GetBytes($"""<?xpacket begin="{'\ufeff'}" id="W5M0MpCehiHzreSzNTczkc9d"?>{'\n'}{packet}{'\n'}<?xpacket end="w"?>{'\n'}""".ReplaceLineEndings("\n"));
    }
}
