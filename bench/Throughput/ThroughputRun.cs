using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Bpp.Bench.Throughput;

/// <summary>
/// <c>bench throughput</c>: the whole pipeline as a ratio to its floor (read, shrink and write out the same files with the same parallelism),
/// in alternating child processes. The ratio of processor time is what counts: it hardly depends on what else the machine does.
/// </summary>
internal static class ThroughputRun
{
    public const string Usage = "bench throughput [--photos N] [--megapixels 12,24] [--faces] [--input DIR] [--rounds R] [--workers W] [--scaling 1000,10000]";

    private static readonly string Cache = Path.Combine("artifacts", "bench", "photos");

    public static async Task<int> RunAsync(string[] args)
    {
        var options = new BenchArguments(args, ["--photos", "--megapixels", "--input", "--rounds", "--workers", "--scaling", "--child"], ["--faces"]);
        var workers = options.Count("--workers", Environment.ProcessorCount);
        if (options.Text("--child") is { } work)
            return await RunChildAsync(work, options.Text("--input") ?? throw new ArgumentException("--child needs --input"), workers);

        var report = new BenchReport("throughput");
        var rounds = options.Count("--rounds", 3);
        if (options.Text("--input") is { } input)
            await CompareAsync(report, "input", input, rounds, workers);
        else if (options.Text("--scaling") is null || options.Text("--megapixels") is not null)
            foreach (var megapixels in options.Counts("--megapixels", "12,24"))
                await CompareAsync(report, $"{megapixels}mp", Photos(options, megapixels), rounds, workers);
        if (options.Text("--scaling") is not null)
            await ScaleAsync(report, options.Counts("--scaling", ""), workers);
        report.Save();
        return 0;
    }

    /// <summary>Painted photos without people, or with <c>--faces</c> real ones with them.</summary>
    private static string Photos(BenchArguments options, int megapixels)
    {
        var photos = options.Count("--photos", 64);
        if (!options.Has("--faces"))
            return PhotoSet.Full(Cache, megapixels, photos);
        return Environment.GetEnvironmentVariable("BPP_EVAL_DATA") is { Length: > 0 } root && Directory.Exists(root)
            ? PhotoSet.WithFaces(Cache, megapixels, photos, root)
            : throw new ArgumentException("--faces needs BPP_EVAL_DATA to name the folder of evaluation photos");
    }

    private static async Task<int> RunChildAsync(string work, string input, int workers)
    {
        var cost = work switch
        {
            ThroughputChild.Floor => ThroughputChild.RunFloor(input, workers),
            ThroughputChild.Pipeline or ThroughputChild.WithFaces => await ThroughputChild.RunPipelineAsync(input, workers, work == ThroughputChild.WithFaces, Path.Combine("artifacts", "bench", $"library-{Environment.ProcessId}")),
            _ => throw new ArgumentException($"--child is {ThroughputChild.Floor}, {ThroughputChild.Pipeline} or {ThroughputChild.WithFaces}, not '{work}'"),
        };
        Console.WriteLine(JsonSerializer.Serialize(cost));
        return 0;
    }

    private static async Task CompareAsync(BenchReport report, string name, string input, int rounds, int workers)
    {
        var (floors, pipelines, faces) = (new List<RunCost>(), new List<RunCost>(), new List<RunCost>());
        for (var round = 0; round < rounds; round++)
        {
            floors.Add(await MeasureAsync(ThroughputChild.Floor, input, workers));
            pipelines.Add(await MeasureAsync(ThroughputChild.Pipeline, input, workers));
            faces.Add(await MeasureAsync(ThroughputChild.WithFaces, input, workers));
        }

        report.Table($"{name}: {pipelines[0].Photos} photos, {workers} workers, least of {rounds} rounds (failed: floor {floors[0].Failed}, pipeline {pipelines[0].Failed})",
            ["", "floor", "without faces", "x floor", "with faces", "x floor"],
            [
                Row("CPU ms a photo", cost => cost.CpuMilliseconds),
                Row("wall ms a photo", cost => cost.WallSeconds * 1000 / cost.Photos),
                Row("peak memory MB", cost => cost.PeakMegabytes),
            ]);
        var best = faces.MinBy(cost => cost.CpuMilliseconds)!;
        var busy = best.Parts.Values.Sum();
        report.Table($"{name}: busy time by block, with faces", ["block", "ms a photo", "share"],
            best.Parts.Select(part => new[] { part.Key, Format(part.Value), (part.Value / busy).ToString("0.0 %", CultureInfo.InvariantCulture) }));
        foreach (var (suffix, costs) in new[] { ("", pipelines), ("_with_faces", faces) })
        {
            report.Figures[$"{name}_cpu_ratio{suffix}"] = costs.Min(cost => cost.CpuMilliseconds) / floors.Min(cost => cost.CpuMilliseconds);
            report.Figures[$"{name}_cpu_ms{suffix}"] = costs.Min(cost => cost.CpuMilliseconds);
            report.Figures[$"{name}_photos_per_second{suffix}"] = costs.Max(cost => cost.PhotosPerSecond);
            report.Figures[$"{name}_peak_mb{suffix}"] = costs.Max(cost => cost.PeakMegabytes);
        }

        string[] Row(string label, Func<RunCost, double> value)
        {
            var (floor, plain, withFaces) = (floors.Min(value), pipelines.Min(value), faces.Min(value));
            return [label, Format(floor), Format(plain), Format(plain / floor), Format(withFaces), Format(withFaces / floor)];
        }
    }

    private static async Task ScaleAsync(BenchReport report, int[] sizes, int workers)
    {
        var rows = new List<string[]>();
        foreach (var photos in sizes)
        {
            var cost = await MeasureAsync(ThroughputChild.Pipeline, PhotoSet.Small(Cache, photos), workers);
            rows.Add([$"{photos}", Format(cost.CpuMilliseconds), Format(cost.PhotosPerSecond), Format(cost.PeakMegabytes), .. cost.Parts.Values.Select(Format)]);
            report.Figures[$"small_{photos}_cpu_ms"] = cost.CpuMilliseconds;
            report.Figures[$"small_{photos}_peak_mb"] = cost.PeakMegabytes;
            if (photos == sizes[^1])
                report.Table("scaling: photos of 640 × 480, ms a photo by block", ["photos", "CPU ms a photo", "photos/s", "peak MB", .. cost.Parts.Keys], rows);
        }
    }

    private static async Task<RunCost> MeasureAsync(string work, string input, int workers)
    {
        string[] own = Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet" ? [Assembly.GetExecutingAssembly().Location] : [];
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        foreach (var argument in (string[])[.. own, "throughput", "--child", work, "--input", input, "--workers", workers.ToString(CultureInfo.InvariantCulture)])
            start.ArgumentList.Add(argument);
        using var child = Process.Start(start)!;
        var output = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        if (child.ExitCode != 0)
            throw new InvalidOperationException($"the {work} of {input} ended with exit code {child.ExitCode}");
        return JsonSerializer.Deserialize<RunCost>(output.AsSpan().Trim())!;
    }

    private static string Format(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
