using BenchmarkDotNet.Attributes;
using Bpp.Engine.Imaging;
using Bpp.Engine.Measuring;

namespace Bpp.Bench.Micro;

/// <summary>What is done with a frame of 1024 × 768, next to merely copying its pixels.</summary>
public class MeasuringBenchmarks
{
    private readonly Frame _frame = MicroData.Frame;
    private readonly byte[] _copy = new byte[MicroData.Frame.Pixels.Length];
    private readonly FrameMeter _meter = new();
    private readonly LumaPlane _luma = new();

    [GlobalSetup]
    public void Prepare() => _luma.SetFromRgb(_frame.Pixels, _frame.Width, _frame.Height);

    [Benchmark(Baseline = true)]
    public void Copy() => _frame.Pixels.CopyTo(_copy);

    [Benchmark]
    public void Luma() => _luma.SetFromRgb(_frame.Pixels, _frame.Width, _frame.Height);

    [Benchmark]
    public ulong Hashes() => PerceptualHash.Difference(_luma) ^ PerceptualHash.Average(_luma);

    [Benchmark]
    public object Measure() => _meter.Measure(_frame);
}
