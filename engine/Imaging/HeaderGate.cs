using NetVips;

namespace Bpp.Engine.Imaging;

/// <summary>Reads the header and refuses what is too large, before any pixel is decoded.</summary>
internal static class HeaderGate
{
    /// <exception cref="Bpp.Engine.Pipeline.PhotoException">Too large, or no readable header.</exception>
    public static ImageHeader Read(Source source, FileSignature content, DecodeLimits limits)
    {
        ImageHeader header;
        try
        {
            header = ImageHeader.Read(source);
        }
        catch (VipsException e)
        {
            throw DecodeErrors.Undecodable(content.Words, e);
        }

        Check(header.Width, header.Height, limits);
        return header;
    }

    public static void Check(long width, long height, DecodeLimits limits)
    {
        if (width * height > limits.MaxPixels || width > limits.MaxSide || height > limits.MaxSide)
            throw DecodeErrors.TooManyPixels(width, height, limits);
    }

    public static void CheckMemory(long working, long pixels, FileSignature content, DecodeLimits limits)
    {
        if (working > limits.MaxWorkingBytes)
            throw DecodeErrors.TooMuchMemory(content.Words, pixels, working, limits);
    }
}
