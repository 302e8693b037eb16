namespace Bpp.Engine.Metadata;

/// <summary>When a photo was taken, and how far that can be trusted.</summary>
/// <param name="Local">Wall-clock time where the photo was taken (Kind unspecified).</param>
/// <param name="Offset">Offset from UTC when the file states it.</param>
/// <param name="Source">Where the time comes from.</param>
/// <param name="Precision">What the source really stated; finer parts of <paramref name="Local"/> are padding.</param>
public sealed record CaptureTime(DateTime Local, TimeSpan? Offset, DateSource Source, DatePrecision Precision);

/// <summary>Where a capture time comes from, most trusted first. Stored in snake case.</summary>
public enum DateSource
{
    ExifOriginal,
    ExifDigitized,
    Xmp,
    ExiftoolJson,
    Iptc,
    ExifModified,
    QuickTime,
    Takeout,
    Gps,
    FileName,
    FileModified,
}

/// <summary>The finest part of a capture time that its source stated. Stored in snake case.</summary>
public enum DatePrecision
{
    Year,
    Month,
    Day,
    Minute,
    Second,
    Subsecond,
}
