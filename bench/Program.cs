using Bpp.Bench.Quality;

// Each run prints a table, writes artifacts/bench/<run>.json and returns an exit code.
return args switch
{
    ["quality", .. var rest] => QualityRun.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: bench throughput|scale|quality|micro [options]");
    return 2;
}
