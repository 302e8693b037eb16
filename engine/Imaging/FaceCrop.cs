using Bpp.Engine.Faces;
using Bpp.Engine.Pipeline;

namespace Bpp.Engine.Imaging;

/// <summary>Cuts a face out of its photo as a small square picture: an avatar.</summary>
public static class FaceCrop
{
    /// <summary>Side of the result in pixels; less where the photo itself has less.</summary>
    public const int Side = 160;

    /// <summary>The square's side by the longer side of the face's box: 30 % more on each side.</summary>
    private const double Room = 1.6;

    private const int Quality = 85;

    // A face of a few pixels is not worth decoding a photo of a hundred megapixels whole.
    private const int LargestDecode = 4096;

    private static readonly PhotoDecoder Decoder = new();

    /// <summary>A JPEG without metadata.</summary>
    /// <param name="path">The photo.</param>
    /// <param name="width">Of the photo, upright, in pixels.</param>
    /// <param name="height">Of the photo, upright, in pixels.</param>
    /// <param name="box">The face.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="PhotoException">The photo cannot be read, or is a video.</exception>
    public static byte[] Make(string path, int width, int height, FaceBox box, CancellationToken cancellationToken = default)
    {
        var longSide = Math.Max(width, height);
        var wanted = Room * Math.Max(box.Width * width, box.Height * height);
        var decodeSide = wanted <= 1 ? LargestDecode : (int)Math.Clamp(Math.Ceiling(Side * longSide / wanted), Side, Math.Min(LargestDecode, Math.Max(Side, longSide)));
        using var photo = Decoder.Decode(path, decodeSide, cancellationToken);
        var frame = photo.Frame ?? throw new PhotoException(PhotoStage.Decode, FailureReason.Undecodable, "a video has no still picture");
        var (left, top, side) = Square(frame.Width, frame.Height, box);
        using var square = new Frame(side, side);
        for (var row = 0; row < side; row++)
            frame.Pixels.Slice((((top + row) * frame.Width) + left) * 3, side * 3).CopyTo(square.Pixels[(row * side * 3)..]);
        return FrameEncoder.Encode(square, ConvertFormat.Jpeg, Quality, Side);
    }

    /// <summary>The square around a box, moved rather than cut where it would leave the picture.</summary>
    internal static (int Left, int Top, int Side) Square(int width, int height, FaceBox box)
    {
        var side = (int)Math.Clamp(Math.Round(Room * Math.Max(box.Width * width, box.Height * height)), 1, Math.Min(width, height));
        var left = (int)Math.Clamp(Math.Round(((box.X + (box.Width / 2)) * width) - (side / 2.0)), 0, width - side);
        var top = (int)Math.Clamp(Math.Round(((box.Y + (box.Height / 2)) * height) - (side / 2.0)), 0, height - side);
        return (left, top, side);
    }
}
