using NetVips;

namespace Bpp.Engine.Imaging;

/// <summary>Brings any libvips image to Bpp's one pixel shape: three bands, 8 bits, sRGB, no alpha.</summary>
internal static class VipsPixels
{
    private static readonly double[] White = [255];

    /// <summary>A pipeline that ends in RGB8; transparent parts become white. The caller disposes the result, not the input.</summary>
    public static Image ToRgb8(Image image)
    {
        var current = ToSrgb8(image);
        if (current.HasAlpha())
            current = Next(current, i => i.Flatten(background: White));
        if (current.Bands > 3)
            current = Next(current, i => i.ExtractBand(0, 3));
        else if (current.Bands < 3)
            current = Next(current, i => i.ExtractBand(0).Bandjoin(i.ExtractBand(0), i.ExtractBand(0)));
        return current;
    }

    /// <summary>A pipeline that ends in sRGB with 8 bits and keeps transparency.</summary>
    public static Image ToSrgb8(Image image)
    {
        var current = image.Copy();
        if (current.Interpretation != Enums.Interpretation.Srgb)
            current = Next(current, i => i.Colourspace(Enums.Interpretation.Srgb));
        if (current.Format != Enums.BandFormat.Uchar)
            current = Next(current, i => i.Cast(Enums.BandFormat.Uchar));
        return current;
    }

    /// <summary>Evaluates the pipeline and copies the pixels once, from libvips' memory to the pooled buffer.</summary>
    /// <exception cref="VipsException">The pixels cannot be decoded.</exception>
    public static unsafe Frame ToFrame(Image rgb8)
    {
        var pixels = rgb8.WriteToMemory(out ulong size);
        try
        {
            return Frame.From(rgb8.Width, rgb8.Height, new ReadOnlySpan<byte>((void*)pixels, checked((int)size)));
        }
        finally
        {
            NetVips.NetVips.Free(pixels);
        }
    }

    private static Image Next(Image current, Func<Image, Image> step)
    {
        using (current)
            return step(current);
    }
}
