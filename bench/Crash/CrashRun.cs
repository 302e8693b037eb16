using System.Globalization;
using Bpp.Engine.Storage;

namespace Bpp.Bench.Crash;

/// <summary><c>bench crash</c>: kills the real <c>bpp</c> again and again while it works, and asks after each kill whether every promise was kept.</summary>
internal static class CrashRun
{
    public const string Usage = "crash [--kills N] [--seed N] [--bpp PATH] [--keep DIR]";

    private const int DefaultKills = 500;

    /// <returns>0 when every promise was kept.</returns>
    /// <exception cref="ArgumentException">Wrong options, or no executable.</exception>
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var arguments = new BenchArguments(args, ["--kills", "--seed", "--bpp", "--keep"], []);
        var bpp = BuiltProgram.Path(arguments.Text("--bpp"));
        var keep = arguments.Text("--keep");
        var folder = keep is null ? Directory.CreateTempSubdirectory("bpp-crash-").FullName : Directory.CreateDirectory(Path.GetFullPath(keep)).FullName;
        try
        {
            var kills = arguments.Count("--kills", DefaultKills);
            var tally = await new CrashHarness([bpp], folder, arguments.Count("--seed", 42)).RunAsync(kills, done => Show(done, kills));
            foreach (var problem in tally.Problems.Take(20))
                Console.Error.WriteLine($"{problem.Kind} after {problem.After}: {problem.Message}");
            Console.WriteLine(tally);
            Save(tally);
            return tally.Problems.Count == 0 ? 0 : 1;
        }
        finally
        {
            if (keep is null)
                DerivedFiles.DeleteFolder(folder);
        }
    }

    private static void Show(CrashTally tally, int kills)
    {
        if (tally.Kills % 20 == 0)
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tally.Kills} of {kills}, {tally.Acknowledged} decisions acknowledged, {tally.Problems.Count} problems"));
    }

    private static void Save(CrashTally tally)
    {
        var report = new BenchReport("crash");
        report.Figures["kills"] = tally.Kills;
        report.Figures["finished_before_the_kill"] = tally.Finished;
        report.Figures["acknowledged_decisions"] = tally.Acknowledged;
        foreach (var kind in Enum.GetValues<CrashKind>())
            report.Figures[kind.ToString().ToLowerInvariant()] = tally.Of(kind);
        report.Save();
    }
}
