using System.Diagnostics;
using System.Security.Cryptography;
using Bpp.Bench.Throughput;
using Bpp.Engine.Importing;
using Bpp.Engine.Library;
using Bpp.Engine.Storage;

namespace Bpp.Bench.Import;

/// <summary>One measurement in a process of its own.</summary>
internal static class ImportChild
{
    public const string Floor = "floor";
    public const string DurableFloor = "flushed-floor";
    public const string Import = "import";

    public static IReadOnlyList<string> Works { get; } = [Floor, DurableFloor, Import];

    /// <param name="work">One of <see cref="Works"/>.</param>
    /// <param name="input">The photos.</param>
    /// <param name="workers">At once.</param>
    /// <param name="scratch">Written to; removed afterwards.</param>
    public static async Task<RunCost> RunAsync(string work, string input, int workers, string scratch)
    {
        try
        {
            return work == Import ? await ImportAsync(input, workers, scratch) : Copy(input, workers, scratch, flush: work == DurableFloor);
        }
        finally
        {
            DerivedFiles.DeleteFolder(scratch);
        }
    }

    private static RunCost Copy(string input, int workers, string scratch, bool flush)
    {
        string[] files = [.. Directory.EnumerateFiles(input, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        Directory.CreateDirectory(scratch);
        var (cpu, wall) = (ProcessCost.CpuSeconds(), Stopwatch.StartNew());
        Parallel.For(0, files.Length, new ParallelOptions { MaxDegreeOfParallelism = workers }, i =>
        {
            var bytes = File.ReadAllBytes(files[i]);
            SHA256.HashData(bytes);
            using var copy = File.OpenHandle(Path.Combine(scratch, $"{i}.jpg"), FileMode.CreateNew, FileAccess.Write);
            RandomAccess.Write(copy, bytes, 0);
            if (flush)
                RandomAccess.FlushToDisk(copy);
        });
        return new RunCost(files.Length, 0, wall.Elapsed.TotalSeconds, ProcessCost.CpuSeconds() - cpu, ProcessCost.PeakMegabytes(), []);
    }

    private static async Task<RunCost> ImportAsync(string input, int workers, string scratch)
    {
        var library = new LibraryFolder(Path.GetFullPath(Path.Combine(scratch, "library")));
        using var database = LibraryDatabase.Open(library.DatabasePath);
        var moved = Path.GetFullPath(Path.Combine(scratch, "moved"));
        Directory.CreateSymbolicLink(moved, Path.GetFullPath(input));

        var (cpu, wall) = (ProcessCost.CpuSeconds(), Stopwatch.StartNew());
        var report = await RunAsync(input);
        var (wallSeconds, cpuSeconds, peak) = (wall.Elapsed.TotalSeconds, ProcessCost.CpuSeconds() - cpu, ProcessCost.PeakMegabytes());
        var again = await RunAsync(input);
        var elsewhere = await RunAsync(moved);
        if (report.Failures.Count + again.Copied + elsewhere.Copied > 0)
            throw new InvalidOperationException($"{report.Failures.Count} failed, {again.Copied} and {elsewhere.Copied} were imported again");
        return new RunCost((int)report.Copied, 0, wallSeconds, cpuSeconds, peak, new()
        {
            ["again_seconds"] = again.Elapsed.TotalSeconds,
            ["moved_seconds"] = elsewhere.Elapsed.TotalSeconds,
        });

        Task<ImportReport> RunAsync(string source) => Importer.RunAsync(
            library, database, new ImportRequest { Sources = [Path.GetFullPath(source)], Workers = workers }, new ImportProgress(), TimeProvider.System, CancellationToken.None, CancellationToken.None);
    }
}
