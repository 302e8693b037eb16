using System.Globalization;
using System.Xml.Linq;
using static Bpp.Engine.Metadata.Xmp.XmpNames;

namespace Bpp.Engine.Metadata.Xmp;

/// <summary>An XMP sidecar as XML: making one, and setting properties without touching others.</summary>
internal static class XmpDocument
{
    /// <summary>An empty sidecar: <c>x:xmpmeta / rdf:RDF / rdf:Description</c>.</summary>
    public static XDocument Create() => new(
        new XProcessingInstruction("xpacket", "begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\""),
        new XText("\n"),
        new XElement(
            Meta + "xmpmeta",
            new XAttribute(XNamespace.Xmlns + "x", Meta.NamespaceName),
            new XAttribute(Meta + "xmptk", "Best Photo Picker"),
            "\n ",
            new XElement(
                Rdf + "RDF",
                new XAttribute(XNamespace.Xmlns + "rdf", Rdf.NamespaceName),
                "\n  ",
                Description(),
                "\n "),
            "\n"),
        new XText("\n"),
        new XProcessingInstruction("xpacket", "end=\"w\""));

    public static bool IsXmp(XDocument document) => document.Descendants(Rdf + "RDF").Any();

    public static void Apply(XDocument document, XmpDocumentValues values)
    {
        var rdf = document.Descendants(Rdf + "RDF").First();
        if (values.Rating is { } rating)
            SetText(rdf, "xmp", XmpNames.Xmp + "Rating", rating.ToString(CultureInfo.InvariantCulture));
        if (MetadataText.Line(values.Label) is { } label)
            SetText(rdf, "xmp", XmpNames.Xmp + "Label", label);
        if (values.PickLabel is { } pick)
            SetText(rdf, "digiKam", DigiKam + "PickLabel", pick.ToString(CultureInfo.InvariantCulture));
        if (MetadataText.Line(values.Title) is { } title)
            SetDefaultLanguage(rdf, Dc + "title", title);
        if (MetadataText.Paragraph(values.Description) is { } description)
            SetDefaultLanguage(rdf, Dc + "description", description);
        AddItems(rdf, "dc", Dc + "subject", MetadataText.Lines(values.Keywords));
        var people = MetadataText.Lines(values.People);
        AddItems(rdf, "Iptc4xmpExt", IptcExtension + "PersonInImage", people);
        AddItems(rdf, "digiKam", DigiKam + "TagsList", [.. people.Select(person => "People/" + person.Replace('/', '_'))], "Seq");
        XmpRegions.Add(Home(rdf), values.Regions);
    }

    private static XElement Description() => new(Rdf + "Description", new XAttribute(Rdf + "about", ""));

    /// <summary>Sets a simple property where it stands, as attribute or element; a new one becomes an attribute.</summary>
    private static void SetText(XElement rdf, string prefix, XName name, string value)
    {
        foreach (var description in rdf.Elements(Rdf + "Description"))
        {
            if (description.Attribute(name) is { } attribute)
            {
                attribute.Value = value;
                return;
            }

            if (description.Element(name) is { } element)
            {
                element.ReplaceNodes(value);
                return;
            }
        }

        var home = Home(rdf);
        Declare(home, prefix, name.Namespace);
        home.SetAttributeValue(name, value);
    }

    /// <summary>Sets the x-default text of a language alternative; other languages stay.</summary>
    private static void SetDefaultLanguage(XElement rdf, XName name, string value)
    {
        var property = Property(rdf, "dc", name);
        var alternatives = Container(property, "Alt");
        var item = alternatives.Elements(Rdf + "li").FirstOrDefault(li => (string?)li.Attribute(XNamespace.Xml + "lang") == "x-default");
        if (item is null)
            alternatives.AddFirst(new XElement(Rdf + "li", new XAttribute(XNamespace.Xml + "lang", "x-default"), value));
        else
            item.ReplaceNodes(value);
    }

    private static void AddItems(XElement rdf, string prefix, XName name, IReadOnlyList<string> items, string kind = "Bag")
    {
        if (items.Count == 0)
            return;
        var bag = Container(Property(rdf, prefix, name), kind);
        var known = bag.Elements(Rdf + "li").Select(li => li.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (known.Add(item))
                bag.Add(new XElement(Rdf + "li", item));
        }
    }

    private static XElement Property(XElement rdf, string prefix, XName name)
    {
        if (rdf.Elements(Rdf + "Description").Elements(name).FirstOrDefault() is { } found)
            return found;
        var home = Home(rdf);
        Declare(home, prefix, name.Namespace);
        var property = new XElement(name);
        if (home.Attribute(name) is { } simple)
        {
            // A simple value in attribute form becomes the first item of the array.
            property.Value = simple.Value;
            simple.Remove();
        }

        home.Add("\n   ", property, "\n  ");
        return property;
    }

    /// <summary>The array of a property; a plain text that stands there instead becomes its first item.</summary>
    private static XElement Container(XElement property, string kind)
    {
        if (property.Elements().FirstOrDefault(e => e.Name == Rdf + "Alt" || e.Name == Rdf + "Bag" || e.Name == Rdf + "Seq") is { } found)
            return found;
        var container = new XElement(Rdf + kind);
        if (!property.HasElements && !string.IsNullOrWhiteSpace(property.Value))
        {
            var item = new XElement(Rdf + "li", property.Value);
            if (kind == "Alt")
                item.SetAttributeValue(XNamespace.Xml + "lang", "x-default");
            container.Add(item);
        }

        property.ReplaceNodes(container);
        return container;
    }

    private static XElement Home(XElement rdf)
    {
        if (rdf.Element(Rdf + "Description") is { } first)
            return first;
        var description = Description();
        rdf.Add(description);
        return description;
    }

    /// <summary>Declares a namespace unless it, or its prefix, is known there.</summary>
    internal static void Declare(XElement element, string prefix, XNamespace space)
    {
        if (element.GetPrefixOfNamespace(space) is null && element.GetNamespaceOfPrefix(prefix) is null)
            element.SetAttributeValue(XNamespace.Xmlns + prefix, space.NamespaceName);
    }
}
