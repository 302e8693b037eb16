namespace Bpp.Engine.Samples;

/// <summary>Sizes of sample photos.</summary>
internal static class SampleSize
{
    /// <summary>Above this many pixels a scene is painted smaller and enlarged; at gallery size nobody can tell.</summary>
    private const double PaintedPixels = 2_200_000;

    /// <summary>Width and height of a photo of so many megapixels, even numbers.</summary>
    public static (int Width, int Height) Photo(double megapixels, bool threeToTwo, bool portrait)
    {
        var aspect = threeToTwo ? 1.5 : 4d / 3;
        var height = Math.Sqrt(megapixels * 1e6 / aspect);
        var (wide, high) = (2 * (int)Math.Round(height * aspect / 2), 2 * (int)Math.Round(height / 2));
        return portrait ? (high, wide) : (wide, high);
    }

    /// <summary>The size at which it is painted; a picture that will be out of focus needs no detail.</summary>
    public static (int Width, int Height) Painted(int width, int height, SampleTreatment treatment)
    {
        var most = treatment is SampleTreatment.Defocus or SampleTreatment.MotionBlur ? PaintedPixels / 3 : PaintedPixels;
        var scale = Math.Min(1, Math.Sqrt(most / ((double)width * height)));
        return ((int)Math.Round(width * scale), (int)Math.Round(height * scale));
    }
}
