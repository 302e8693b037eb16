using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Bpp.Engine.Cli;
using Bpp.Engine.Imaging;
using Bpp.Engine.Library;
using Bpp.Engine.Storage;
using Bpp.Tests.Imaging;
using Bpp.Tests.Support;

namespace Bpp.Tests.Pipeline;

/// <summary>Ends real <c>bpp analyze</c> processes by SIGKILL, as a crash or a power cut would.</summary>
public sealed partial class KilledAnalysisTests
{
    private const int Photos = 300; // more than one transaction

    /// <summary>All that was found out, without what depends on the moment and the order of analysis.</summary>
    private const string FactsSql = """
        select fact::varchar
        from (
            select photo.* exclude (photo_id, analysed_at, added_at), measured.* exclude (photo_id)
            from facts.photos as photo
            inner join facts.measurements as measured using (photo_id)
        ) as fact
        order by fact.sha256
        """;

    [Fact]
    public async Task Analyze_KilledAgainAndAgain_LosesNothingAcknowledgedAndEndsAsIfUndisturbed()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder["in"]);
        for (var i = 0; i < Photos; i++)
            await File.WriteAllBytesAsync(folder[$"in/{i:000}.jpg"], ImageFiles.Encode(ConvertFormat.Jpeg, 64 + (i % 25), 64 + (i / 25)));

        // The first is killed the moment it reports photos as stored, the others anywhere between start and end.
        var stored = 0L;
        var random = new Random(7);
        for (var kill = 0; kill < 3; kill++)
        {
            var acknowledged = await KillAsync(folder, kill == 0 ? null : TimeSpan.FromMilliseconds(random.Next(200, 1500)));
            using var survivor = LibraryDatabase.Open(new LibraryFolder(folder["lib"]).DatabasePath);
            using var connection = survivor.Connect();
            var now = connection.Scalar<long>("select count(*) from facts.photos");
            Assert.True(now >= stored + acknowledged, $"{acknowledged} photos were acknowledged beyond {stored}, {now} are there");
            Assert.Empty(LibraryCheck.Rows(survivor));
            stored = now;
        }

        Assert.True(stored > 0, "no kill came after a commit");
        using (var last = Start(folder))
        {
            await last.StandardError.ReadToEndAsync();
            await last.WaitForExitAsync();
            Assert.Equal(ExitCode.Ok, last.ExitCode);
        }

        var undisturbed = await BppCommandLine.RunAsync(
            ["analyze", "--input", folder["in"], "--library", folder["calm"], "--quiet"],
            new CommandEnvironment(TextWriter.Null, TextWriter.Null, TimeProvider.System, IsTerminal: false));
        Assert.Equal(ExitCode.Ok, undisturbed);
        var facts = Facts(folder["lib"]);
        Assert.Equal(Photos, facts.Count);
        Assert.Equal(Facts(folder["calm"]), facts);
    }

    /// <summary>Runs an analysis, kills it, and returns how many photos it had reported as stored.</summary>
    private static async Task<long> KillAsync(TempFolder folder, TimeSpan? after)
    {
        using var process = Start(folder);
        using var patience = new CancellationTokenSource();
        if (after is { } delay)
            patience.CancelAfter(delay);
        var acknowledged = 0L;
        try
        {
            while (await process.StandardError.ReadLineAsync(patience.Token) is { } line)
            {
                if (!StoredLine().IsMatch(line))
                    continue;
                acknowledged = long.Parse(StoredLine().Match(line).Groups[1].ValueSpan, CultureInfo.InvariantCulture);
                if (after is null)
                    break;
            }
        }
        catch (OperationCanceledException)
        {
        }

        process.Kill();
        await process.WaitForExitAsync();
        return acknowledged;
    }

    private static Process Start(TempFolder folder) => BppProcess.Start("analyze", "--input", folder["in"], "--library", folder["lib"], "--workers", "2");

    private static List<string> Facts(string library)
    {
        using var database = LibraryDatabase.Open(new LibraryFolder(library).DatabasePath);
        using var connection = database.Connect();
        return connection.Query(FactsSql, row => row.GetString(0));
    }

    [GeneratedRegex("^stored ([0-9]+),")]
    private static partial Regex StoredLine();
}
