using Bpp.Engine.Export.Stripping;
using Bpp.Engine.Imaging;
using Bpp.Tests.Support;
using NetVips;

namespace Bpp.Tests.Export;

/// <summary>Stripping real photos with the profiles of cameras, scanners, printers and screens.</summary>
public sealed class StripRealPhotosTests
{
    [SkippableFact]
    public void TryStrip_RealProfiles_KeepTheirColours()
    {
        var compared = 0;
        foreach (var path in new[] { "exif-samples", "broken-and-odd", "exifr-fixtures", "immich-test-assets" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(EvalData.Photos, folder), "*", SearchOption.AllDirectories))
            .Where(path => new FileInfo(path).Length < 3_000_000))
        {
            var format = Path.GetExtension(path).ToUpperInvariant() switch { ".JPG" or ".JPEG" => ImageFormat.Jpeg, ".PNG" => ImageFormat.Png, ".WEBP" => ImageFormat.Webp, _ => ImageFormat.Unknown };
            var file = format == ImageFormat.Unknown ? [] : File.ReadAllBytes(path);
            if (format == ImageFormat.Unknown || Srgb(file) is not { } before || MetadataStripper.TryStrip(file, format) is not { } stripped)
                continue;
            Assert.True(before.AsSpan().SequenceEqual(Srgb(stripped)), $"{path} has other colours");
            compared++;
        }

        Assert.True(compared >= 40, $"only {compared} photos had a profile that libvips can apply");
    }

    /// <summary>A small version in sRGB by the picture's own profile; null without one, or where libvips cannot.</summary>
    private static byte[]? Srgb(byte[] file)
    {
        try
        {
            using var image = Image.NewFromBuffer(file);
            if (!image.Contains("icc-profile-data") || ((byte[])image.Get("icc-profile-data")).Length < 132)
                return null;
            using var small = image.Subsample(Math.Max(1, image.Width / 64), Math.Max(1, image.Height / 64));
            using var srgb = small.IccTransform("srgb", embedded: true);
            return srgb.WriteToMemory<byte>();
        }
        catch (VipsException)
        {
            return null;
        }
    }
}
