using System.Globalization;
using System.Xml.Linq;
using Bpp.Engine.Faces;
using static Bpp.Engine.Metadata.Xmp.XmpNames;

namespace Bpp.Engine.Metadata.Xmp;

/// <summary>
/// Named face regions in XMP: reads those of the Metadata Working Group (digiKam, Lightroom, Picasa, ACDSee; centre coordinates) and of
/// Microsoft (Windows Live; corner coordinates), and writes the former.
/// </summary>
internal static class XmpRegions
{
    /// <summary>The names of all regions, also of those without a place.</summary>
    public static IEnumerable<string> Names(XmpPacket packet) =>
        Faces(packet).Select(region => XmpPacket.Field(region, MwgRegions + "Name"))
            .Concat(packet.StructuresIn(MicrosoftPhoto12 + "RegionInfo").Select(region => XmpPacket.Field(region, MicrosoftRegion + "PersonDisplayName")))
            .OfType<string>();

    /// <summary>The regions of the Metadata Working Group; without any, those of Microsoft.</summary>
    public static IReadOnlyList<StoredRegion> Read(XmpPacket packet)
    {
        var applied = packet.Structure(MwgRegions + "Regions", MwgRegions + "AppliedToDimensions");
        var (width, height) = (Number(applied, Dimensions + "w"), Number(applied, Dimensions + "h"));
        var regions = Faces(packet)
            .Select(region => Centred(region) is { } box ? Named(XmpPacket.Field(region, MwgRegions + "Name"), box, width, height) : null)
            .OfType<StoredRegion>()
            .Take(MetadataText.MaxItems)
            .ToList();
        return regions.Count > 0 ? regions : [.. packet.StructuresIn(MicrosoftPhoto12 + "RegionInfo")
            .Select(region => Cornered(region) is { } box ? Named(XmpPacket.Field(region, MicrosoftRegion + "PersonDisplayName"), box, null, null) : null)
            .OfType<StoredRegion>()
            .Take(MetadataText.MaxItems)];
    }

    /// <summary>Adds regions to a sidecar; one that lies on a region already there gives it its name.</summary>
    public static void Add(XElement description, IReadOnlyList<StoredRegion> regions)
    {
        if (regions.Count == 0)
            return;
        XmpDocument.Declare(description, "mwg-rs", MwgRegions);
        XmpDocument.Declare(description, "stArea", Area);
        XmpDocument.Declare(description, "stDim", Dimensions);
        var property = description.Element(MwgRegions + "Regions") ?? Append(description, new XElement(MwgRegions + "Regions", new XAttribute(Rdf + "parseType", "Resource")));
        var holder = property.Element(Rdf + "Description") ?? property;
        if (regions[0] is { AppliedWidth: { } width, AppliedHeight: { } height } && holder.Element(MwgRegions + "AppliedToDimensions") is null)
            Append(holder, new XElement(MwgRegions + "AppliedToDimensions", new XAttribute(Dimensions + "w", Text(width)), new XAttribute(Dimensions + "h", Text(height)), new XAttribute(Dimensions + "unit", "pixel")));
        var list = holder.Element(MwgRegions + "RegionList") ?? Append(holder, new XElement(MwgRegions + "RegionList"));
        var bag = list.Element(Rdf + "Bag") ?? Append(list, new XElement(Rdf + "Bag"));
        foreach (var region in regions)
        {
            var there = bag.Elements(Rdf + "li").FirstOrDefault(item => Centred(item) is { } box && box.Overlap(region.Box) >= 0.4f);
            if (there is null)
                bag.Add(Item(region));
            else
                Rename(there.Element(Rdf + "Description") ?? there, region.Person);
        }
    }

    private static IEnumerable<XElement> Faces(XmpPacket packet) =>
        packet.StructuresIn(MwgRegions + "Regions").Where(region => XmpPacket.Field(region, MwgRegions + "Type") is null or "Face");

    private static void Rename(XElement region, string person)
    {
        if (region.Element(MwgRegions + "Name") is { } element)
            element.ReplaceNodes(person);
        else
            region.SetAttributeValue(MwgRegions + "Name", person);
    }

    private static XElement Item(StoredRegion region) => new(
        Rdf + "li",
        new XElement(
            Rdf + "Description",
            new XAttribute(MwgRegions + "Name", region.Person),
            new XAttribute(MwgRegions + "Type", "Face"),
            new XElement(
                MwgRegions + "Area",
                new XAttribute(Area + "x", Text(region.Box.X + (region.Box.Width / 2))),
                new XAttribute(Area + "y", Text(region.Box.Y + (region.Box.Height / 2))),
                new XAttribute(Area + "w", Text(region.Box.Width)),
                new XAttribute(Area + "h", Text(region.Box.Height)),
                new XAttribute(Area + "unit", "normalized"))));

    private static StoredRegion? Named(string? name, FaceBox box, double? width, double? height) =>
        MetadataText.Line(name) is { } person ? new StoredRegion(person, box, width, height) : null;

    private static FaceBox? Centred(XElement region)
    {
        var area = (region.Element(Rdf + "Description") ?? region).Element(MwgRegions + "Area");
        return area is not null && (XmpPacket.Field(area, Area + "unit") ?? "normalized") == "normalized"
            ? Centred(Number(area, Area + "x"), Number(area, Area + "y"), Number(area, Area + "w"), Number(area, Area + "h"))
            : null;
    }

    /// <summary>A box by its centre, as shares of the picture; null unless all numbers are there and make one.</summary>
    internal static FaceBox? Centred(double? x, double? y, double? w, double? h) =>
        (x, y, w, h) is ({ } centreX, { } centreY, { } width, { } height) ? Box(centreX - (width / 2), centreY - (height / 2), width, height) : null;

    private static FaceBox? Cornered(XElement region)
    {
        var numbers = XmpPacket.Field(region, MicrosoftRegion + "Rectangle")?.Split(',').Select(part => MetadataText.Number(part.Trim())).ToArray();
        return numbers is [{ } x, { } y, { } w, { } h] ? Box(x, y, w, h) : null;
    }

    /// <summary>Null unless it is a box that lies, but for a little, in the picture.</summary>
    private static FaceBox? Box(double x, double y, double w, double h) =>
        w is > 0 and <= 1 && h is > 0 and <= 1 && x is > -0.5 and < 1 && y is > -0.5 and < 1 ? new FaceBox((float)x, (float)y, (float)w, (float)h) : null;

    private static double? Number(XElement? structure, XName field) =>
        structure is not null && XmpPacket.Field(structure, field) is { } text ? MetadataText.Number(text.Trim()) : null;

    private static string Text(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    private static XElement Append(XElement parent, XElement child)
    {
        parent.Add(child);
        return child;
    }
}
