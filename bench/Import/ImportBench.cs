using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Bpp.Bench.Throughput;

namespace Bpp.Bench.Import;

/// <summary>
/// <c>bench import</c>: an import as a ratio to its floors, reading, hashing and copying the same files with the same parallelism, without
/// and with flushing each to the disk; and what importing them again costs. In alternating child processes.
/// </summary>
internal static class ImportBench
{
    public const string Usage = "bench import [--photos N] [--rounds R] [--workers W]";

    public static async Task<int> RunAsync(string[] args)
    {
        var options = new BenchArguments(args, ["--photos", "--rounds", "--workers", "--child", "--input"], []);
        var workers = options.Count("--workers", Environment.ProcessorCount);
        if (options.Text("--child") is { } work)
        {
            var scratch = Path.Combine("artifacts", "bench", $"import-{Environment.ProcessId}");
            Console.WriteLine(JsonSerializer.Serialize(await ImportChild.RunAsync(work, options.Text("--input")!, workers, scratch)));
            return 0;
        }

        var report = new BenchReport("import");
        var input = PhotoSet.Small(Path.Combine("artifacts", "bench", "photos"), options.Count("--photos", 10_000));
        var rounds = options.Count("--rounds", 3);
        var costs = ImportChild.Works.ToDictionary(work => work, _ => new List<RunCost>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var each in ImportChild.Works)
                costs[each].Add(await MeasureAsync(each, input, workers));
        }

        var (floor, durable, import) = (costs[ImportChild.Floor], costs[ImportChild.DurableFloor], costs[ImportChild.Import]);
        var again = import.Min(cost => cost.Parts["again_seconds"]);
        report.Table(
            $"import: {import[0].Photos} photos, {workers} workers, least of {rounds} rounds",
            ["", "floor", "flushed floor", "import", "x floor", "x flushed"],
            [
                Row("CPU ms a photo", cost => cost.CpuMilliseconds),
                Row("wall ms a photo", cost => cost.WallSeconds * 1000 / cost.Photos),
                Row("peak memory MB", cost => cost.PeakMegabytes),
            ]);
        report.Table("import again", ["", "seconds"], [["the same sources", Format(again)], ["from a new place", Format(import.Min(cost => cost.Parts["moved_seconds"]))]]);
        report.Figures["import_cpu_ratio"] = import.Min(cost => cost.CpuSeconds) / floor.Min(cost => cost.CpuSeconds);
        report.Figures["import_wall_ratio"] = import.Min(cost => cost.WallSeconds) / floor.Min(cost => cost.WallSeconds);
        report.Figures["import_cpu_ratio_flushed"] = import.Min(cost => cost.CpuSeconds) / durable.Min(cost => cost.CpuSeconds);
        report.Figures["import_wall_ratio_flushed"] = import.Min(cost => cost.WallSeconds) / durable.Min(cost => cost.WallSeconds);
        report.Figures["import_photos_per_second"] = import.Max(cost => cost.PhotosPerSecond);
        report.Figures["import_peak_mb"] = import.Max(cost => cost.PeakMegabytes);
        report.Figures["import_again_seconds"] = again;
        report.Figures["import_moved_seconds"] = import.Min(cost => cost.Parts["moved_seconds"]);
        report.Save();
        return 0;

        string[] Row(string label, Func<RunCost, double> value)
        {
            var (a, b, c) = (floor.Min(value), durable.Min(value), import.Min(value));
            return [label, Format(a), Format(b), Format(c), Format(c / a), Format(c / b)];
        }
    }

    private static async Task<RunCost> MeasureAsync(string work, string input, int workers)
    {
        string[] own = Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet" ? [Assembly.GetExecutingAssembly().Location] : [];
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        foreach (var argument in (string[])[.. own, "import", "--child", work, "--input", input, "--workers", workers.ToString(CultureInfo.InvariantCulture)])
            start.ArgumentList.Add(argument);
        using var child = Process.Start(start)!;
        var output = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        return child.ExitCode == 0
            ? JsonSerializer.Deserialize<RunCost>(output.AsSpan().Trim())!
            : throw new InvalidOperationException($"the {work} of {input} ended with exit code {child.ExitCode}");
    }

    private static string Format(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
