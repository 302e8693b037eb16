using System.Globalization;
using MetadataExtractor.Formats.Exif.Makernotes;
using Tag = MetadataExtractor.Formats.Exif.ExifDirectoryBase;

namespace Bpp.Engine.Metadata.Fields;

/// <summary>The lens: by name where the file or the maker's notes state one, else by its focal lengths and apertures.</summary>
internal static class ExifLens
{
    public static string? Read(ExifTags tags) =>
        Name(tags.Text(Tag.TagLensModel))
        ?? Name(tags.Text(Tag.TagLens))
        ?? Name(ExifTags.Text(tags.Find<CanonMakernoteDirectory>()?.GetObject(CanonMakernoteDirectory.TagLensModel)))
        ?? Name(ExifTags.Text(tags.Find<OlympusEquipmentMakernoteDirectory>()?.GetObject(OlympusEquipmentMakernoteDirectory.TagLensModel)))
        ?? Name(ExifTags.Text(tags.Find<PanasonicMakernoteDirectory>()?.GetObject(PanasonicMakernoteDirectory.TagLensType)))
        ?? Name(ExifTags.Text(tags.Find<LeicaType5MakernoteDirectory>()?.GetObject(LeicaType5MakernoteDirectory.TagLensModel)))
        ?? FromSpecification(tags.Numbers(Tag.TagLensSpecification))
        ?? FromSpecification(ExifTags.Numbers(tags.Find<NikonType2MakernoteDirectory>()?.GetObject(NikonType2MakernoteDirectory.TagLens)));

    /// <summary>"18-55mm f/3.5-5.6" from shortest and longest focal length and the f-numbers there.</summary>
    internal static string? FromSpecification(double?[] values)
    {
        if (values.Length < 4 || CameraValues.Focal(values[0]) is not { } shortest)
            return null;
        var longest = CameraValues.Focal(values[1]) ?? shortest;
        var focal = shortest == longest ? Format(shortest) : $"{Format(shortest)}-{Format(longest)}";
        if (CameraValues.Aperture(values[2]) is not { } wide)
            return focal + "mm";
        var tele = CameraValues.Aperture(values[3]) ?? wide;
        return wide == tele ? $"{focal}mm f/{Format(wide)}" : $"{focal}mm f/{Format(wide)}-{Format(tele)}";

        static string Format(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
    }

    /// <summary>Without a lens, cameras write dashes, zeros or "no lens".</summary>
    private static string? Name(string? text) =>
        MetadataText.Line(text) is { } name && name.Any(char.IsAsciiLetterOrDigit) && name.Any(c => c is not ('0' or '-' or '.' or ' ' or 'm' or 'F' or 'f' or '/'))
        && !name.Equals("unknown", StringComparison.OrdinalIgnoreCase) && !name.Equals("NO-LENS", StringComparison.OrdinalIgnoreCase)
            ? name
            : null;
}
