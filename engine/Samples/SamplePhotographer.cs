using NetVips;

namespace Bpp.Engine.Samples;

/// <summary>Paints one shot and writes it as a file.</summary>
internal sealed class SamplePhotographer(string folder, SampleOptions options)
{
    private const int JpegQuality = 90;

    public void Take(SampleShot shot)
    {
        var camera = shot.Shoot.Camera;
        var (width, height) = SampleSize.Photo(options.Megapixels, camera.ThreeToTwo, shot.Portrait);
        var (paintedWidth, paintedHeight) = SampleSize.Painted(width, height);
        var canvas = new Canvas(paintedWidth, paintedHeight);
        shot.Shoot.Scene(canvas, shot.Moment);
        var pixels = Enlarge(SampleExposure.Develop(canvas, shot), canvas, width, height);
        SampleExposure.AddNoise(pixels, NoiseOf(shot), shot.Moment.Seed + (int)shot.Moment.Seconds);
        using var plain = Image.NewFromMemory(pixels, width, height, 3, Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        using var photo = SampleExif.Attach(plain, shot);
        Save(photo, shot.RelativePath, shot.Taken);
    }

    /// <summary>Writes an image in the format that its name says, and gives the file the time of the photo.</summary>
    public void Save(Image image, string relativePath, DateTime taken, int quality = JpegQuality)
    {
        var path = Prepare(relativePath);
        switch (Path.GetExtension(path))
        {
            case ".png":
                image.Pngsave(path, compression: 3);
                break;
            case ".webp":
                image.Webpsave(path, q: 82, effort: 1);
                break;
            default:
                image.Jpegsave(path, q: quality);
                break;
        }

        File.SetLastWriteTimeUtc(path, DateTime.SpecifyKind(taken, DateTimeKind.Utc));
    }

    /// <summary>The absolute path of a file to write, with its folder made.</summary>
    public string Prepare(string relativePath)
    {
        var path = Path.Combine(folder, relativePath);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return path;
    }

    private static byte[] Enlarge(byte[] painted, Canvas canvas, int width, int height)
    {
        if (canvas.Width == width && canvas.Height == height)
            return painted;
        using var small = Image.NewFromMemory(painted, canvas.Width, canvas.Height, 3, Enums.BandFormat.Uchar);
        using var large = small.Resize((double)width / canvas.Width, kernel: Enums.Kernel.Cubic, vscale: (double)height / canvas.Height);
        using var exact = large.Gravity(Enums.CompassDirection.Centre, width, height, extend: Enums.Extend.Copy);
        return exact.WriteToMemory<byte>();
    }

    /// <summary>Levels of noise at the photo's own size: small pixels and high ISO are noisier; a tiny picture is a scaled-down one.</summary>
    private double NoiseOf(SampleShot shot)
    {
        var noise = 1.6 + (1.1 * Math.Log2(Math.Max(50, shot.Shoot.Iso) / 50d) / 2) + (shot.Treatment is SampleTreatment.Dark ? 1.5 : 0);
        return noise * Math.Min(1, Math.Sqrt(options.Megapixels / 8));
    }
}
