using Bpp.Bench.Crash;
using Bpp.Tests.Support;

namespace Bpp.Tests.Recovery;

/// <summary>A handful of what <c>make crash</c> does hundreds of times.</summary>
public sealed class CrashHarnessTests
{
    [Fact]
    public async Task Run_AFewKills_BreaksNoPromise()
    {
        using var folder = new TempFolder();
        var tally = await new CrashHarness(BppProcess.Command, folder.Path, seed: 5).RunAsync(kills: 4, _ => { });
        Assert.True(tally.Problems.Count == 0, string.Join(Environment.NewLine, tally.Problems.Take(5)));
        Assert.Equal("kills 4, lost 0, changed 0, failed opens 0, half files 0, inconsistent 0, unfinished 0", tally.ToString());
    }
}
