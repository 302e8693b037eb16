using BenchmarkDotNet.Attributes;
using Bpp.Engine.Imaging;
using Bpp.Engine.Import;
using Bpp.Engine.Metadata;
using NetVips;

namespace Bpp.Bench.Micro;

/// <summary>What is done with a photo's file, next to a plain libvips thumbnail of it.</summary>
[MemoryDiagnoser]
public class ImagingBenchmarks
{
    private readonly PhotoDecoder _decoder = new();
    private readonly MetadataReader _metadata = new();
    private readonly string _photo = MicroData.Photo;

    [Benchmark(Baseline = true)]
    public int Thumbnail()
    {
        using var image = Image.Thumbnail(_photo, 1024, height: 1024, size: Enums.Size.Down);
        NetVips.NetVips.Free(image.WriteToMemory(out var size));
        return (int)size;
    }

    [Benchmark]
    public int Decode()
    {
        using var photo = _decoder.Decode(_photo, 1024, CancellationToken.None);
        return photo.Width;
    }

    [Benchmark]
    public string Sha256() => Fingerprinter.Sha256(_photo, CancellationToken.None);

    [Benchmark]
    public object Metadata() => _metadata.Read(_photo, ImageFormat.Jpeg);
}
