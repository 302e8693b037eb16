using ImageMagick;
using NetVips;

namespace Bpp.Engine.Imaging;

/// <summary>Hands ImageMagick's pixels to libvips without a copy, for resizing, colour conversion and saving.</summary>
internal static class MagickPixels
{
    /// <summary>The borrowed image lives only inside <paramref name="use"/>.</summary>
    public static T Use<T>(MagickImage image, Func<Image, T> use)
    {
        using var pixels = image.GetPixelsUnsafe();
        var channels = (int)pixels.Channels;
        var bytes = (ulong)image.Width * image.Height * (ulong)channels;
        var address = pixels.GetAreaPointer(0, 0, image.Width, image.Height);
        using var raw = Image.NewFromMemory(address, bytes, (int)image.Width, (int)image.Height, channels, Enums.BandFormat.Uchar);
        using var tagged = raw.Copy(interpretation: channels < 3 ? Enums.Interpretation.Bw : Enums.Interpretation.Srgb);
        if (image.GetColorProfile()?.ToByteArray() is not { } profile || IccProfile.IsSrgb(profile))
            return use(tagged);
        using var profiled = tagged.Mutate(m => m.Set(GValue.BlobType, IccProfile.Field, profile));
        return use(profiled);
    }

    /// <summary>Shrinks to a frame; a colour profile that libvips rejects is left out rather than losing the photo.</summary>
    public static Frame ToFrame(MagickImage image, int maxLongSide) =>
        Use(image, pixels =>
        {
            if (pixels.Contains(IccProfile.Field))
            {
                try
                {
                    return Shrink(pixels, maxLongSide, useProfile: true);
                }
                catch (VipsException)
                {
                    // Falls through to the plain colours.
                }
            }

            return Shrink(pixels, maxLongSide, useProfile: false);
        });

    private static Frame Shrink(Image pixels, int maxLongSide, bool useProfile)
    {
        using var thumbnail = pixels.ThumbnailImage(
            maxLongSide, height: maxLongSide, size: Enums.Size.Down, noRotate: true, outputProfile: useProfile ? "srgb" : null);
        using var rgb = VipsPixels.ToRgb8(thumbnail);
        return VipsPixels.ToFrame(rgb);
    }
}
