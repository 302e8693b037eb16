using Bpp.Engine.Imaging;

namespace Bpp.Engine.Faces.Detection;

/// <summary>A rectangle in pixels of a frame; may reach beyond its edges.</summary>
internal readonly record struct PixelBox(float Left, float Top, float Right, float Bottom)
{
    public float Width => Right - Left;

    public float Height => Bottom - Top;

    public float Area => Math.Max(0, Width) * Math.Max(0, Height);

    public float CentreX => (Left + Right) / 2;

    public float CentreY => (Top + Bottom) / 2;

    /// <summary>The longer side.</summary>
    public float Side => Math.Max(Width, Height);

    public static PixelBox FromCentre(float x, float y, float width, float height) =>
        new(x - (width / 2), y - (height / 2), x + (width / 2), y + (height / 2));

    /// <summary>Area shared with another box, px².</summary>
    public float Shared(PixelBox other)
    {
        var width = Math.Min(Right, other.Right) - Math.Max(Left, other.Left);
        var height = Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top);
        return width > 0 && height > 0 ? width * height : 0;
    }

    /// <summary>Intersection over union, 0–1.</summary>
    public float Overlap(PixelBox other)
    {
        var shared = Shared(other);
        return shared > 0 ? shared / (Area + other.Area - shared) : 0;
    }

    /// <summary>Share of the smaller box that lies in the other, 0–1.</summary>
    public float Nesting(PixelBox other)
    {
        var smaller = Math.Min(Area, other.Area);
        return smaller > 0 ? Shared(other) / smaller : 0;
    }

    /// <summary>The square around the same centre whose side is <paramref name="factor"/> times the longer side.</summary>
    public PixelBox Square(float factor) => FromCentre(CentreX, CentreY, Side * factor, Side * factor);

    public PixelBox Scaled(float factor) => new(Left * factor, Top * factor, Right * factor, Bottom * factor);

    public PixelBox Moved(float x, float y) => new(Left + x, Top + y, Right + x, Bottom + y);

    public FaceBox InSharesOf(Frame frame) =>
        new(Left / frame.Width, Top / frame.Height, Width / frame.Width, Height / frame.Height);
}
