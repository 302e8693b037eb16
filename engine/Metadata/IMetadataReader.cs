using Bpp.Engine.Imaging;

namespace Bpp.Engine.Metadata;

/// <summary>Reads everything but pixels: EXIF, XMP, IPTC, sidecars, the JSON of Takeout and osxphotos, file name, file time. Thread-safe.</summary>
public interface IMetadataReader
{
    /// <summary>Part of the analyser version: raised when the same file would give other metadata.</summary>
    int Version { get; }

    /// <summary>Never throws for bad metadata: what cannot be parsed stays null.</summary>
    /// <param name="path">Absolute path; opened read-only, as are sidecars beside it.</param>
    /// <param name="format">What the content is.</param>
    PhotoMetadata Read(string path, ImageFormat format);
}
