using MetadataExtractor;
using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Gif;
using MetadataExtractor.Formats.Iptc;
using MetadataExtractor.Formats.Jpeg;
using MetadataExtractor.Formats.Photoshop;
using MetadataExtractor.Formats.Png;
using MetadataExtractor.Formats.Xmp;

namespace Bpp.Engine.Export.Stripping;

/// <summary>An independent look at a stripped picture: what is still in there that should not be?</summary>
internal static class StripVerifier
{
    /// <summary>Name of the first piece of metadata that is left, or null. A lone orientation is allowed.</summary>
    public static string? Leftover(byte[] picture)
    {
        try
        {
            using var stream = new MemoryStream(picture, writable: false);
            return ImageMetadataReader.ReadMetadata(stream).Select(Leftover).FirstOrDefault(name => name is not null);
        }
        catch (ImageProcessingException)
        {
            return "data that cannot be checked";
        }
    }

    private static string? Leftover(MetadataExtractor.Directory directory) => directory switch
    {
        ExifIfd0Directory ifd when ifd.Tags.All(tag => tag.Type == ExifDirectoryBase.TagOrientation) => null,
        ExifDirectoryBase or GpsDirectory => directory.Name,
        XmpDirectory or IptcDirectory or PhotoshopDirectory or JpegCommentDirectory or GifCommentDirectory => directory.Name,
        PngDirectory png when png.Name.StartsWith("PNG-tEXt", StringComparison.Ordinal)
            || png.Name.StartsWith("PNG-iTXt", StringComparison.Ordinal)
            || png.Name.StartsWith("PNG-zTXt", StringComparison.Ordinal)
            || png.Name.StartsWith("PNG-tIME", StringComparison.Ordinal) => png.Name,
        _ => directory.Name.Contains("Makernote", StringComparison.OrdinalIgnoreCase) ? directory.Name : null,
    };
}
