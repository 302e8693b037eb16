using System.Diagnostics;
using System.Runtime;
using Bpp.Engine.Imaging;
using Bpp.Engine.Models;
using Bpp.Engine.Pipeline;
using Bpp.Engine.Selection;
using Bpp.Engine.Storage;
using NetVips;

namespace Bpp.Bench.Throughput;

/// <summary>One measurement in a process of its own, so that memory and processor time are those of one thing alone.</summary>
internal static class ThroughputChild
{
    public const string Floor = "floor";
    public const string Pipeline = "pipeline";
    public const string WithFaces = "with-faces";

    // More than the thirty calls after which .NET compiles a method for good.
    private const int WarmUpPhotos = 64;

    /// <summary>Reads each file, shrinks it to the frame's size and writes the pixels to memory: what no analysis can do without.</summary>
    public static RunCost RunFloor(string input, int workers)
    {
        VipsRuntime.EnsureStarted();
        string[] files = [.. Directory.EnumerateFiles(input, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        Decode(files.Take(WarmUpPhotos), workers);
        var (cpu, wall) = (ProcessCost.CpuSeconds(), Stopwatch.StartNew());
        var failed = Decode(files, workers);
        return new RunCost(files.Length - failed, failed, wall.Elapsed.TotalSeconds, ProcessCost.CpuSeconds() - cpu, ProcessCost.PeakMegabytes(), []);
    }

    /// <summary>Analyses the folder into a new library.</summary>
    /// <param name="faces">Whether faces are looked for.</param>
    /// <param name="scratch">Where the library may be written; removed afterwards.</param>
    public static async Task<RunCost> RunPipelineAsync(string input, int workers, bool faces, string scratch)
    {
        try
        {
            await AnalyseAsync(Path.Combine(scratch, "warm-up.duckdb"), input, new AnalysisOptions { Workers = workers, Faces = faces, MaxFiles = WarmUpPhotos });
            await CompiledAsync();
            return await AnalyseAsync(Path.Combine(scratch, "library.duckdb"), input, new AnalysisOptions { Workers = workers, Faces = faces });
        }
        finally
        {
            DerivedFiles.DeleteFolder(scratch);
        }
    }

    /// <summary>Waits until .NET has compiled for good, behind us, what the warm-up called: a photo does not cost that.</summary>
    private static async Task CompiledAsync()
    {
        for (var (before, now) = (-1L, JitInfo.GetCompiledMethodCount()); now != before; (before, now) = (now, JitInfo.GetCompiledMethodCount()))
            await Task.Delay(TimeSpan.FromMilliseconds(500));
    }

    private static int Decode(IEnumerable<string> files, int workers)
    {
        var failed = 0;
        Parallel.ForEach(files, new ParallelOptions { MaxDegreeOfParallelism = workers }, file =>
        {
            try
            {
                using var image = Image.Thumbnail(file, AnalysisOptions.DefaultMaxLongSide, height: AnalysisOptions.DefaultMaxLongSide, size: Enums.Size.Down);
                NetVips.NetVips.Free(image.WriteToMemory(out _));
            }
            catch (VipsException)
            {
                Interlocked.Increment(ref failed);
            }
        });
        return failed;
    }

    private static async Task<RunCost> AnalyseAsync(string path, string input, AnalysisOptions options)
    {
        using var database = LibraryDatabase.Open(path);
        using var models = ModelStore.Open(ModelStoreOptions.FromEnvironment());
        var analyser = LibraryAnalysis.CreateAnalyser(options, models, TimeProvider.System);
        var (cpu, wall) = (ProcessCost.CpuSeconds(), Stopwatch.StartNew());
        var report = await LibraryAnalysis.RunAsync(database, analyser, input, options, new AnalysisProgress(), TimeProvider.System, CancellationToken.None, CancellationToken.None);
        var (wallSeconds, cpuSeconds, peak) = (wall.Elapsed.TotalSeconds, ProcessCost.CpuSeconds() - cpu, ProcessCost.PeakMegabytes());
        var photos = (int)report.Analysed;
        var parts = report.Blocks.ToDictionary(block => block.Name, block => block.Busy.TotalMilliseconds / photos);
        wall.Restart();
        DuplicateLinker.Refresh(database, CancellationToken.None); // again, because the run does not time it
        parts["link"] = wall.Elapsed.TotalMilliseconds / photos;
        return new RunCost(photos, report.Failures.Count, wallSeconds, cpuSeconds, peak, parts);
    }
}
