using NetVips;

namespace Bpp.Engine.Imaging;

/// <summary>Loads a photo at no more than a given size, decoding as little of it as that takes.</summary>
internal static class ShrinkOnLoad
{
    // What remains of each side of a JPEG when its DCT leaves out high frequencies: 1/8, 1/4 or 1/2.
    private static readonly int[] DctShrinks = [8, 4, 2];

    // A frame may be this much smaller than asked: 12 megapixels, the most common size, are 4,000 to 4,032 pixels wide, a quarter of which is enough for 1,024.
    private const double Enough = 0.97;

    /// <summary>A pipeline that is upright and fits a square; it falls up to 3 % short of the square, and a smaller photo keeps its size.</summary>
    /// <param name="source">The file.</param>
    /// <param name="header">Its header.</param>
    /// <param name="format">What its content is.</param>
    /// <param name="maxLongSide">Side of the square in pixels.</param>
    /// <param name="loading">Options for the loader, in brackets.</param>
    /// <param name="outputProfile">The colour profile to bring it to; null ignores the photo's own.</param>
    /// <param name="upright">False leaves it as it lies in the file.</param>
    /// <exception cref="VipsException">Here or when the pixels are asked for: they cannot be decoded.</exception>
    public static Image Load(Source source, ImageHeader header, ImageFormat format, int maxLongSide, string loading, string? outputProfile, bool upright = true)
    {
        var shrink = format == ImageFormat.Jpeg ? DctShrink(header.Width, header.Height, maxLongSide) : 1;
        if (shrink == 1)
            return Image.ThumbnailSource(source, maxLongSide, height: maxLongSide, size: Enums.Size.Down, noRotate: !upright, optionString: loading, outputProfile: outputProfile);
        // Left to itself, a thumbnail is decoded at twice its size or more, which costs up to half as much again.
        using var loaded = Image.NewFromSource(source, $"[shrink={shrink},{loading[1..]}", access: Enums.Access.Sequential);
        return loaded.ThumbnailImage(maxLongSide, height: maxLongSide, size: Enums.Size.Down, noRotate: !upright, outputProfile: outputProfile);
    }

    /// <summary>How much the DCT may leave out such that enough of the long side and a pixel of the short one remain: 8, 4, 2, or 1 for nothing.</summary>
    internal static int DctShrink(int width, int height, int maxLongSide) =>
        DctShrinks.FirstOrDefault(shrink => Math.Max(width, height) >= Enough * maxLongSide * shrink && Math.Min(width, height) >= shrink, 1);
}
