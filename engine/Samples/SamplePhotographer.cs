using System.Buffers;
using NetVips;

namespace Bpp.Engine.Samples;

/// <summary>Paints one shot and writes it as a file.</summary>
internal sealed class SamplePhotographer(string folder, SampleOptions options, int quality = SamplePhotographer.JpegQuality)
{
    private const int JpegQuality = 90;

    /// <summary>Paints and writes a photo.</summary>
    /// <param name="shot">What to paint.</param>
    /// <param name="grain">Standard deviation of noise beyond the camera's own, levels of 255: it stands for the texture that paint lacks.</param>
    public void Take(SampleShot shot, double grain = 0)
    {
        var (width, height) = SampleSize.Photo(options.Megapixels, shot.Shoot.Camera.ThreeToTwo, shot.Portrait);
        var (paintedWidth, paintedHeight) = SampleSize.Painted(width, height, shot.Treatment);
        var canvas = new Canvas(paintedWidth, paintedHeight);
        shot.Shoot.Scene(canvas, shot.Moment);
        SampleExposure.Develop(canvas, shot);
        var size = width * height * 3;
        var pixels = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            var noise = Math.Sqrt(Math.Pow(NoiseOf(shot), 2) + (grain * grain));
            SampleSensor.ReadOut(canvas.Pixels, paintedWidth, pixels.AsSpan(0, size), width, height, (float)noise, shot.Moment.Seed + (int)shot.Moment.Seconds);
            using var plain = Image.NewFromMemory(pixels, width, height, 3, Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
            using var photo = SampleExif.Attach(plain, shot);
            Save(photo, shot.RelativePath, shot.Taken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(pixels);
        }
    }

    /// <summary>Writes an image in the format that its name says, and gives the file the time of the photo.</summary>
    public void Save(Image image, string relativePath, DateTime taken, int? otherQuality = null)
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
                image.Jpegsave(path, q: otherQuality ?? quality);
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

    /// <summary>Levels of noise at the photo's own size: small pixels and high ISO are noisier; a tiny picture is a scaled-down one.</summary>
    private double NoiseOf(SampleShot shot)
    {
        var noise = 3.4 + (1.2 * Math.Log2(Math.Max(50, shot.Shoot.Iso) / 50d) / 2) + (shot.Treatment is SampleTreatment.Dark ? 1.5 : 0);
        return noise * Math.Min(1, Math.Sqrt(options.Megapixels / 8));
    }
}
