namespace Bpp.Engine.Faces;

/// <summary>A rectangle of an upright photo, in shares (0–1) of its width and height; may reach a little beyond the edges.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">Share of the photo's width.</param>
/// <param name="Height">Share of the photo's height.</param>
public readonly record struct FaceBox(float X, float Y, float Width, float Height)
{
    /// <summary>Two boxes mean one face from this overlap on: detectors differ a little, and people draw generously.</summary>
    public const float SameFace = 0.25f;

    /// <summary>Of the photo's width and height, the least that somebody may draw.</summary>
    public const float LeastSide = 0.01f;

    // Of a box that was drawn up to the edge and came through decimal places.
    private const float Rounding = 1e-5f;

    /// <summary>Whether somebody may draw it: inside the photo and not too small to be seen.</summary>
    public bool CanBeDrawn() =>
        X >= 0 && Y >= 0 && Width >= LeastSide - Rounding && Height >= LeastSide - Rounding && X + Width <= 1 + Rounding && Y + Height <= 1 + Rounding;

    /// <summary>Intersection over union with another box, 0–1.</summary>
    public float Overlap(FaceBox other)
    {
        var width = Math.Min(X + Width, other.X + other.Width) - Math.Max(X, other.X);
        var height = Math.Min(Y + Height, other.Y + other.Height) - Math.Max(Y, other.Y);
        if (width <= 0 || height <= 0)
            return 0;
        var shared = width * height;
        return shared / ((Width * Height) + (other.Width * other.Height) - shared);
    }
}
