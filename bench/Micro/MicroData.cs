using Bpp.Bench.Throughput;
using Bpp.Engine.Imaging;

namespace Bpp.Bench.Micro;

/// <summary>The inputs that the micro-benchmarks share: one 12-megapixel photo and its frame.</summary>
internal static class MicroData
{
    public static string Photo { get; } = PhotoSet.Sample(Path.Combine(Path.GetTempPath(), "bpp-bench-photos"), megapixels: 12);

    /// <summary>Frame of the photo, 1024 × 768; lives as long as the process.</summary>
    public static Frame Frame { get; } = new PhotoDecoder().Decode(Photo, 1024, CancellationToken.None).Frame!;
}
