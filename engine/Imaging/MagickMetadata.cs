using ImageMagick;
using NetVips;

namespace Bpp.Engine.Imaging;

/// <summary>Carries descriptive metadata from an ImageMagick image to a libvips one.</summary>
internal static class MagickMetadata
{
    private static readonly (string Profile, string Field)[] Profiles = [("exif", "exif-data"), ("xmp", "xmp-data"), ("iptc", "iptc-data")];

    /// <summary>A copy of <paramref name="pixels"/> with the metadata and orientation 1.</summary>
    public static Image CopyTo(MagickImage image, Image pixels) =>
        pixels.Mutate(m =>
        {
            foreach (var (profile, field) in Profiles)
            {
                if (image.GetProfile(profile)?.ToByteArray() is { Length: > 0 } bytes)
                    m.Set(GValue.BlobType, field, bytes);
            }

            m.Set(GValue.GIntType, "orientation", 1);
        });
}
