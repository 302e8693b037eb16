using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Filters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Bpp.Bench.Micro;

/// <summary><c>bench micro</c>: each hot function, next to its natural floor where there is one.</summary>
internal static class MicroRun
{
    public const string Usage = "bench micro [--quick] [--filter TEXT]";

    public static int Run(string[] args)
    {
        var options = new BenchArguments(args, ["--filter"], ["--quick"]);
        // In this process: one of its own for each benchmark would cost a build each.
        var job = (options.Has("--quick") ? Job.ShortRun : Job.Default).WithToolchain(InProcessEmitToolchain.Instance);
        var config = ManualConfig.CreateEmpty()
            .AddJob(job)
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddFilter(new SimpleFilter(benchmark => benchmark.Descriptor.GetFilterName().Contains(options.Text("--filter") ?? "", StringComparison.OrdinalIgnoreCase)))
            .WithArtifactsPath(Path.Combine("artifacts", "bench", "micro"))
            .AddLogger(NullLogger.Instance);
        Type[] classes = [typeof(ImagingBenchmarks), typeof(MeasuringBenchmarks), typeof(NearDuplicateBenchmarks), typeof(StoringBenchmarks)];
        var report = new BenchReport("micro");
        var failed = false;
        foreach (var summary in classes.Select(type => BenchmarkRunner.Run(type, config)).Where(summary => summary.BenchmarksCases.Length > 0))
        {
            var floor = summary.Reports.FirstOrDefault(found => found.BenchmarkCase.Descriptor.Baseline)?.ResultStatistics?.Median;
            report.Table(summary.Reports[0].BenchmarkCase.Descriptor.Type.Name, ["function", "median µs", "± µs", "ratio to the floor"], summary.Reports.Select(found =>
            {
                var name = found.BenchmarkCase.Descriptor.WorkloadMethod.Name;
                if (found.ResultStatistics is not { } time)
                {
                    failed = true;
                    return new[] { name, "failed", "", "" };
                }

                report.Figures[$"{found.BenchmarkCase.Descriptor.Type.Name}_{name}_us"] = time.Median / 1000;
                return [name, Format(time.Median / 1000), Format(time.StandardDeviation / 1000), floor is null ? "" : Format(time.Median / floor.Value)];
            }));
        }

        report.Save();
        return failed ? 1 : 0;
    }

    private static string Format(double value) => value.ToString("#,0.00", CultureInfo.InvariantCulture);
}
