using Bpp.Engine.Faces;
using NetVips;

namespace Bpp.Bench.Quality;

/// <summary>
/// What goes wrong with photos, made at full size. Strengths are in px of a 1024 px frame and in 8-bit levels;
/// every method returns an sRGB 8-bit image.
/// </summary>
internal static class Degradations
{
    /// <summary>A disc-shaped blur, as a lens makes it.</summary>
    public static Image Defocus(Image photo, double radius)
    {
        var r = Math.Max(1, radius * Scale(photo));
        var half = (int)Math.Ceiling(r);
        var kernel = new double[(2 * half) + 1, (2 * half) + 1];
        for (var y = -half; y <= half; y++)
        {
            for (var x = -half; x <= half; x++)
                kernel[y + half, x + half] = Math.Clamp(r + 0.5 - Math.Sqrt((x * x) + (y * y)), 0, 1);
        }

        return Convolve(photo, kernel);
    }

    /// <summary>A straight streak.</summary>
    public static Image Motion(Image photo, double length, double degrees)
    {
        var steps = Math.Max(1.5, length * Scale(photo));
        var half = (int)Math.Ceiling(steps / 2) + 1;
        var kernel = new double[(2 * half) + 1, (2 * half) + 1];
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        for (var t = -steps / 2; t <= steps / 2; t += 0.25)
        {
            var (x, y) = (half + (t * cos), half + (t * sin));
            var (x0, y0) = ((int)Math.Floor(x), (int)Math.Floor(y));
            var (fx, fy) = (x - x0, y - y0);
            kernel[y0, x0] += (1 - fx) * (1 - fy);
            kernel[y0, x0 + 1] += fx * (1 - fy);
            kernel[y0 + 1, x0] += (1 - fx) * fy;
            kernel[y0 + 1, x0 + 1] += fx * fy;
        }

        return Convolve(photo, kernel);
    }

    /// <summary>White noise, independent per channel.</summary>
    public static Image Noise(Image photo, double sigma, int seed)
    {
        var noise = Enumerable.Range(0, 3).Select(band => Image.Gaussnoise(photo.Width, photo.Height, sigma: sigma, mean: 0, seed: seed + band)).ToArray();
        return (photo + noise[0].Bandjoin(noise[1..])).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
    }

    /// <summary>Wrong exposure by stops of light (the encoding's gamma taken as 2.2), as a camera clips it.</summary>
    public static Image Exposure(Image photo, double stops) =>
        (photo * Math.Pow(2, stops / 2.2)).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);

    /// <summary>A burnt-out middle: a soft light of the given strength over the central third.</summary>
    public static Image ClippedSubject(Image photo, double levels)
    {
        using var light = Image.Gaussmat(photo.Width / 7.0, 0.02, separable: false);
        using var field = light.Resize((double)photo.Width / light.Width, vscale: (double)photo.Height / light.Height)
            .Gravity(Enums.CompassDirection.Centre, photo.Width, photo.Height, extend: Enums.Extend.Copy);
        return (photo + (field * (levels / light.Max()))).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
    }

    /// <summary>A slightly moved camera: a crop by up to 1.5 % on two sides.</summary>
    public static Image Shift(Image photo, Random random)
    {
        var (dx, dy) = (1 + (int)(random.NextDouble() * 0.015 * photo.Width), 1 + (int)(random.NextDouble() * 0.015 * photo.Height));
        return photo.ExtractArea(random.Next(2) * dx, random.Next(2) * dy, photo.Width - dx, photo.Height - dy);
    }

    /// <summary>Only what is around a face is changed, fading into the picture as it is.</summary>
    /// <param name="photo">In memory.</param>
    /// <param name="face">In shares of the photo.</param>
    /// <param name="change">What is done to the whole picture, of which the face's surroundings are kept.</param>
    public static Image Within(Image photo, FaceBox face, Func<Image, Image> change)
    {
        using var changed = change(photo);
        using var grid = Image.Xyz(photo.Width, photo.Height);
        using var across = ((grid[0] / photo.Width) - (face.X + (face.Width / 2))) / (0.75 * face.Width);
        using var down = ((grid[1] / photo.Height) - (face.Y + (face.Height / 2))) / (0.75 * face.Height);
        using var distance = ((across * across) + (down * down)).Pow(0.5);
        using var kept = ((1 - distance) * 4).Cast(Enums.BandFormat.Float);
        using var share = (kept < 0).Ifthenelse(0, (kept > 1).Ifthenelse(1, kept));
        return ((photo * (1 - share)) + (changed * share)).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
    }

    /// <summary>The frame ends in the middle of a face, at the side where that costs least of the picture.</summary>
    public static Image CutOff(Image photo, FaceBox face)
    {
        var (x, y) = ((int)((face.X + (face.Width / 2)) * photo.Width), (int)((face.Y + (face.Height / 2)) * photo.Height));
        (int Left, int Top, int Width, int Height)[] cuts =
            [(x, 0, photo.Width - x, photo.Height), (0, 0, x, photo.Height), (0, y, photo.Width, photo.Height - y)];
        var (left, top, width, height) = cuts.MaxBy(cut => (long)cut.Width * cut.Height);
        return photo.ExtractArea(left, top, width, height);
    }

    private static double Scale(Image photo) => Math.Max(photo.Width, photo.Height) / 1024.0;

    private static Image Convolve(Image photo, double[,] kernel)
    {
        double sum = 0;
        foreach (var value in kernel)
            sum += value;
        using var mask = Image.NewFromArray(kernel, scale: sum);
        return photo.Conv(mask, precision: Enums.Precision.Integer).Cast(Enums.BandFormat.Uchar);
    }
}
