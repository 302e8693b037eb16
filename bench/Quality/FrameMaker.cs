using System.Collections.Concurrent;
using Bpp.Bench.Quality.Baseline;
using Bpp.Engine.Faces;
using Bpp.Engine.Imaging;
using Bpp.Engine.Measuring;
using NetVips;

namespace Bpp.Bench.Quality;

/// <summary>Loads evaluation photos, and turns changed ones into measured frames by way of a JPEG, as a camera would.</summary>
/// <param name="findFaces">Looks for faces in a frame, on any thread; null: nobody looks.</param>
internal sealed class FrameMaker(Func<Frame, IReadOnlyList<FaceFacts>>? findFaces = null)
{
    public const int MaxLongSide = 1024;

    private const int CameraQuality = 92;

    private readonly ConcurrentBag<FrameMeter> _meters = [];

    /// <summary>Full-size, upright sRGB, 3 bands, in memory.</summary>
    public static Image Load(string path)
    {
        using var image = Image.NewFromFile(path, access: Enums.Access.Sequential);
        using var upright = image.Autorot();
        using var flat = upright.HasAlpha() ? upright.Flatten(background: [255]) : upright.Copy();
        using var colour = flat.Interpretation == Enums.Interpretation.Srgb && flat.Bands == 3 ? flat.Copy() : flat.Colourspace(Enums.Interpretation.Srgb);
        using var bytes = colour.Cast(Enums.BandFormat.Uchar);
        return bytes.CopyMemory();
    }

    public MadeFrame Make(Image photo, string kind, bool isGood, int quality = CameraQuality) => FromFile(photo.JpegsaveBuffer(q: quality), kind, isGood);

    public MadeFrame FromFile(byte[] file, string kind, bool isGood)
    {
        using var source = Source.NewFromMemory(file);
        var header = ImageHeader.Read(source);
        var format = file is [0xff, 0xd8, ..] ? ImageFormat.Jpeg : ImageFormat.Unknown;
        using var small = ShrinkOnLoad.Load(source, header, format, MaxLongSide, VipsDecoder.Tolerant, outputProfile: null);
        using var colour = VipsPixels.ToRgb8(small);
        using var frame = VipsPixels.ToFrame(colour);
        var rgb = frame.Pixels;
        var meter = _meters.TryTake(out var idle) ? idle : new FrameMeter();
        var measured = meter.Measure(rgb, frame.Width, frame.Height);
        _meters.Add(meter);
        var reference = ReferenceScorer.Score(rgb, frame.Width, frame.Height);
        return new MadeFrame(kind, isGood, header.Width, header.Height, file.Length, measured, reference, findFaces?.Invoke(frame));
    }
}
