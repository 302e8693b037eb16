using Bpp.Engine.Faces;

namespace Bpp.Engine.Metadata;

/// <summary>
/// Turns regions between stored and upright pixels. The Metadata Working Group's guidelines (2010, §5.9) place regions on the stored
/// pixels; some programs place them on the upright ones and say so by the dimensions they applied them to.
/// </summary>
internal static class RegionOrientation
{
    private const double AspectTolerance = 0.02;

    /// <param name="region">As the file states it.</param>
    /// <param name="orientation">EXIF 1–8.</param>
    /// <param name="width">Upright width of the photo, pixels.</param>
    /// <param name="height">Upright height.</param>
    public static NamedRegion Upright(StoredRegion region, int orientation, int width, int height)
    {
        var turned = orientation >= 5;
        var drawnUpright = turned
            && region is { AppliedWidth: > 0 and var w, AppliedHeight: > 0 and var h }
            && Math.Abs((w / h) - ((double)width / height)) < AspectTolerance
            && Math.Abs((w / h) - ((double)height / width)) >= AspectTolerance;
        return new NamedRegion(region.Person, drawnUpright ? region.Box : Turn(region.Box, orientation));
    }

    /// <summary>The box on the pixels as the file stores them.</summary>
    public static FaceBox Stored(FaceBox upright, int orientation) => Turn(upright, orientation switch { 6 => 8, 8 => 6, _ => orientation });

    private static FaceBox Turn(FaceBox box, int orientation)
    {
        var (right, bottom) = (1 - box.X - box.Width, 1 - box.Y - box.Height);
        return orientation switch
        {
            2 => box with { X = right },
            3 => box with { X = right, Y = bottom },
            4 => box with { Y = bottom },
            5 => new FaceBox(box.Y, box.X, box.Height, box.Width),
            6 => new FaceBox(bottom, box.X, box.Height, box.Width),
            7 => new FaceBox(bottom, right, box.Height, box.Width),
            8 => new FaceBox(box.Y, right, box.Height, box.Width),
            _ => box,
        };
    }
}
