using Bpp.Bench.Crash;
using Bpp.Bench.Import;
using Bpp.Bench.Micro;
using Bpp.Bench.People;
using Bpp.Bench.Quality;
using Bpp.Bench.Scale;
using Bpp.Bench.Throughput;
using Bpp.Bench.Web;

// Each run prints a table, writes artifacts/bench/<run>.json and returns an exit code.
try
{
    return args switch
    {
        ["quality", .. var rest] => QualityRun.Run(rest),
        ["throughput", .. var rest] => await ThroughputRun.RunAsync(rest),
        ["import", .. var rest] => await ImportBench.RunAsync(rest),
        ["scale", .. var rest] => ScaleRun.Run(rest),
        ["web", .. var rest] => await WebRun.RunAsync(rest),
        ["people", .. var rest] => ClusteringRun.Run(rest),
        ["crash", .. var rest] => await CrashRun.RunAsync(rest),
        ["micro", .. var rest] => MicroRun.Run(rest),
        _ => Usage(),
    };
}
catch (ArgumentException exception)
{
    Console.Error.WriteLine(exception.Message);
    Console.Error.WriteLine("       " + CrashRun.Usage);
    return 2;
}

static int Usage()
{
    Console.Error.WriteLine("usage: bench throughput|import|scale|web|quality|micro|people|crash [options]");
    Console.Error.WriteLine("       " + ThroughputRun.Usage);
    Console.Error.WriteLine("       " + ImportBench.Usage);
    Console.Error.WriteLine("       " + ScaleRun.Usage);
    Console.Error.WriteLine("       " + WebRun.Usage);
    Console.Error.WriteLine("       " + MicroRun.Usage);
    Console.Error.WriteLine("       " + ClusteringRun.Usage);
    return 2;
}
