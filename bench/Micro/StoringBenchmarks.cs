using System.Globalization;
using BenchmarkDotNet.Attributes;
using Bpp.Engine.Imaging;
using Bpp.Engine.Import;
using Bpp.Engine.Measuring;
using Bpp.Engine.Pipeline;
using Bpp.Engine.Storage;

namespace Bpp.Bench.Micro;

/// <summary>One transaction of 256 new photos.</summary>
public class StoringBenchmarks : IDisposable
{
    private const int Batch = 256;
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"bpp-bench-{Guid.NewGuid():N}");
    private Measurements _measurements = null!;
    private LibraryDatabase _database = null!;
    private FactsWriter _writer = null!;
    private int _source;
    private int _photo;

    [GlobalSetup]
    public void Open()
    {
        _measurements = new FrameMeter().Measure(MicroData.Frame);
        _database = LibraryDatabase.Open(Path.Combine(_folder, "library.duckdb"));
        _source = Sources.GetOrCreate(_database, _folder);
        _writer = new FactsWriter(_database, "micro", TimeProvider.System);
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _writer.Dispose();
        _database.Dispose();
        DerivedFiles.DeleteFolder(_folder);
        GC.SuppressFinalize(this);
    }

    [Benchmark(OperationsPerInvoke = Batch)]
    public void Write() => _writer.Write([.. Enumerable.Range(0, Batch).Select(_ => Outcome(_photo++))]);

    private AnalysisOutcome Outcome(int photo)
    {
        var name = $"{photo.ToString(CultureInfo.InvariantCulture)}.jpg";
        var file = new PhotoFile(_source, name, Path.Combine(_folder, name), 1, DateTime.UnixEpoch);
        var facts = new PhotoFacts
        {
            Source = new FingerprintedFile(file, photo.ToString("x64", CultureInfo.InvariantCulture)),
            Format = ImageFormat.Jpeg,
            Width = 4000,
            Height = 3000,
            Measurements = _measurements,
        };
        return new AnalysisOutcome(facts, null);
    }
}
