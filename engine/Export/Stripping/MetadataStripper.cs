using Bpp.Engine.Imaging;
using MetadataExtractor;
using MetadataExtractor.Formats.Exif;

namespace Bpp.Engine.Export.Stripping;

/// <summary>
/// Removes everything but pixels, the colours of the profile and orientation from a picture without touching its compressed data.
/// Works from an allow-list of parts, so that what is unknown goes too.
/// </summary>
internal static class MetadataStripper
{
    public static bool CanStrip(ImageFormat format) => format is ImageFormat.Jpeg or ImageFormat.Png or ImageFormat.Webp or ImageFormat.Gif;

    /// <summary>The stripped file, or null when its structure is not understood from start to end.</summary>
    public static byte[]? TryStrip(byte[] file, ImageFormat format)
    {
        try
        {
            return format switch
            {
                ImageFormat.Jpeg => JpegStripper.Strip(file, OrientationOf(file)),
                ImageFormat.Png => PngStripper.Strip(file, OrientationOf(file)),
                ImageFormat.Webp => WebpStripper.Strip(file, OrientationOf(file)),
                ImageFormat.Gif => GifStripper.Strip(file),
                _ => null,
            };
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or IndexOutOfRangeException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>EXIF orientation 1–8 of the picture itself; 1 when absent or nonsense.</summary>
    internal static int OrientationOf(byte[] file)
    {
        try
        {
            using var stream = new MemoryStream(file, writable: false);
            var directory = ImageMetadataReader.ReadMetadata(stream).OfType<ExifIfd0Directory>()
                .FirstOrDefault(ifd => ifd.ContainsTag(ExifDirectoryBase.TagOrientation));
            return directory is not null && directory.TryGetInt32(ExifDirectoryBase.TagOrientation, out var orientation) && orientation is >= 1 and <= 8 ? orientation : 1;
        }
        catch (Exception exception) when (exception is ImageProcessingException or IOException or ArgumentException or IndexOutOfRangeException)
        {
            return 1;
        }
    }
}
