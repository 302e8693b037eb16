using System.Text;
using System.Xml.Linq;
using Bpp.Engine.Metadata;
using Bpp.Engine.Metadata.Xmp;

namespace Bpp.Engine.Export;

/// <summary>The XMP file beside an exported photo.</summary>
internal static class Sidecar
{
    /// <summary>Appended to the whole name, so that RAW and JPEG of one shot keep their own.</summary>
    public const string Extension = ".xmp";

    /// <summary>1–5 stars: the user's or the file's own rating, else the score's fifth; null where there is neither.</summary>
    public static int? Rating(ExportItem item) =>
        item.Rating is { } rating ? rating : item.Score is { } score ? Math.Clamp((int)(score * 5) + 1, 1, 5) : null;

    /// <summary>Red below .3, Yellow below .6, Green below .8, Blue above; null without a score.</summary>
    public static string? Label(ExportItem item) => item.Score switch
    {
        null => null,
        < .3 => "Red",
        < .6 => "Yellow",
        < .8 => "Green",
        _ => "Blue",
    };

    /// <summary>The sidecar's bytes; the same item gives the same bytes. Names of people stay out of an export that strips metadata.</summary>
    public static byte[] Bytes(ExportItem item, ExportOptions options)
    {
        var people = options.Strip ? [] : item.People;
        // A picture encoded anew is upright; an original keeps its orientation, and regions lie on the pixels as stored.
        var orientation = options.Recipe is null ? item.Orientation : 1;
        var document = XmpDocument.Create();
        XmpDocument.Apply(document, new XmpDocumentValues
        {
            Rating = Rating(item),
            Label = Label(item),
            People = [.. people.Select(person => person.Person).Distinct()],
            Regions = Regions(people, orientation, item.Width, item.Height),
        });
        return Encoding.UTF8.GetBytes(document.ToString(SaveOptions.DisableFormatting) + "\n");
    }

    /// <summary>Where the faces of named people are, on the pixels as a photo of this orientation stores them.</summary>
    /// <param name="people">In the photo.</param>
    /// <param name="orientation">EXIF 1–8.</param>
    /// <param name="width">Upright width, pixels.</param>
    /// <param name="height">Upright height.</param>
    public static IReadOnlyList<StoredRegion> Regions(IEnumerable<ExportPerson> people, int orientation, int width, int height)
    {
        var (storedWidth, storedHeight) = orientation >= 5 ? (height, width) : (width, height);
        return
        [
            .. people
                .Where(person => person.Face is not null)
                .Select(person => new StoredRegion(person.Person, RegionOrientation.Stored(person.Face!.Value, orientation), storedWidth, storedHeight)),
        ];
    }
}
