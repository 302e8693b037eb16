using Bpp.Engine.Metadata.Dates;
using MetadataExtractor.Formats.Exif;

namespace Bpp.Engine.Metadata.Fields;

/// <summary>The GPS directory of EXIF (Exif 2.32 §4.6.6).</summary>
internal static class ExifGps
{
    public static GeoPlace? Place(GpsDirectory? gps)
    {
        // Status V: the receiver had no fix and repeated an older or no position.
        if (gps is null || Reference(gps, GpsDirectory.TagStatus) is 'V')
            return null;
        var altitude = ExifTags.Number(gps.GetObject(GpsDirectory.TagAltitude));
        if (ExifTags.Number(gps.GetObject(GpsDirectory.TagAltitudeRef)) is 1 or 3)
            altitude = -altitude;
        return GeoPlace.From(
            Degrees(gps, GpsDirectory.TagLatitude, GpsDirectory.TagLatitudeRef, negative: 'S'),
            Degrees(gps, GpsDirectory.TagLongitude, GpsDirectory.TagLongitudeRef, negative: 'W'),
            altitude);
    }

    /// <summary>The satellites' clock at the fix, UTC; null without both date and time.</summary>
    public static CaptureTime? UtcTime(GpsDirectory? gps)
    {
        if (gps is null || TimestampParser.Parse(ExifTags.Text(gps.GetObject(GpsDirectory.TagDateStamp))) is not { Precision: DatePrecision.Day } day)
            return null;
        var time = ExifTags.Numbers(gps.GetObject(GpsDirectory.TagTimeStamp));
        if (time is not [>= 0 and < 24 and var hours, >= 0 and < 60 and var minutes, >= 0 and < 60 and var seconds])
            return null;
        var utc = day.Local.AddSeconds(Math.Floor(((hours * 60) + minutes) * 60 + seconds));
        return new CaptureTime(utc, TimeSpan.Zero, DateSource.Gps, DatePrecision.Second);
    }

    private static double? Degrees(GpsDirectory gps, int tag, int referenceTag, char negative)
    {
        var parts = ExifTags.Numbers(gps.GetObject(tag));
        if (parts is not [>= 0 and <= 180 and var degrees, ..])
            return null;
        var minutes = parts.Length > 1 ? parts[1] ?? 0 : 0;
        var seconds = parts.Length > 2 ? parts[2] ?? 0 : 0;
        if (minutes is < 0 or > 60 || seconds is < 0 or > 3600)
            return null;
        var value = degrees + (minutes / 60) + (seconds / 3600);
        return Reference(gps, referenceTag) == negative ? -value : value;
    }

    private static char? Reference(GpsDirectory gps, int tag) =>
        ExifTags.Text(gps.GetObject(tag))?.TrimStart() is { Length: > 0 } text ? char.ToUpperInvariant(text[0]) : null;
}
