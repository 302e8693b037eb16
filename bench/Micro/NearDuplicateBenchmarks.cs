using BenchmarkDotNet.Attributes;
using Bpp.Engine.Selection;

namespace Bpp.Bench.Micro;

/// <summary>Near-duplicates among 20,000 photos, next to comparing every photo with every other.</summary>
public class NearDuplicateBenchmarks
{
    private const int Photos = 20_000;
    private const int Bits = 5;
    private readonly Fingerprint[] _photos = new Fingerprint[Photos];

    [GlobalSetup]
    public void Prepare()
    {
        var random = new Random(42);
        for (var i = 0; i < Photos; i++)
        {
            // Every tenth photo resembles the one before it.
            _photos[i] = i % 10 == 9
                ? new Fingerprint(_photos[i - 1].Difference ^ (1UL << random.Next(64)), _photos[i - 1].Average ^ (1UL << random.Next(64)), _photos[i - 1].Frequency)
                : new Fingerprint((ulong)random.NextInt64(), (ulong)random.NextInt64(), (ulong)random.NextInt64());
        }
    }

    [Benchmark(Baseline = true)]
    public int EveryPair()
    {
        var pairs = 0;
        for (var i = 0; i < Photos; i++)
            for (var j = i + 1; j < Photos; j++)
                if (_photos[i].IsWithin(_photos[j], Bits))
                    pairs++;
        return pairs;
    }

    [Benchmark]
    public int Find() => NearDuplicatePairs.Find(_photos, Bits)!.Count;
}
