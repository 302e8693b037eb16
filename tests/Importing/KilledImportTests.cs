using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Bpp.Engine.Cli;
using Bpp.Engine.Storage;
using Bpp.Tests.Support;

namespace Bpp.Tests.Importing;

/// <summary>Ends real <c>bpp import</c> processes by SIGKILL, as a crash or a power cut would.</summary>
public sealed partial class KilledImportTests
{
    private const int Photos = 600;

    [Fact]
    public async Task Import_KilledAgainAndAgain_LosesNothingAndCopiesNothingTwice()
    {
        using var folder = new TempFolder();
        for (var i = 0; i < Photos; i++)
        {
            Directory.CreateDirectory(folder[$"in/{i / 100}"]);
            await File.WriteAllTextAsync(folder[$"in/{i / 100}/{i}.jpg"], $"photo {i}");
            if (i % 10 == 0)
                await File.WriteAllTextAsync(folder[$"in/{i / 100}/{i}.xmp"], $"sidecar {i}");
        }

        var before = ImportLibrary.Tree(folder["in"]);

        // The batch's default name may change at midnight; what is known must not depend on it.
        var random = new Random(11);
        var safe = 0L;
        for (var kill = 0; kill < 3; kill++)
        {
            safe += await KillAsync(folder, kill == 0 ? null : TimeSpan.FromMilliseconds(random.Next(300, 900)), $"batch {kill}");
            var copies = Copies(folder);
            Assert.True(copies.Count >= safe, $"{safe} photos were said to be imported, {copies.Count} are there");
            Assert.All(copies, copy => Assert.Matches("^photo [0-9]+$", copy));
        }

        Assert.True(safe > 0, "no kill came after a commit");
        using (var last = Start(folder, "last"))
        {
            await last.StandardError.ReadToEndAsync();
            await last.WaitForExitAsync();
            Assert.Equal(ExitCode.Ok, last.ExitCode);
        }

        Assert.Equal(Enumerable.Range(0, Photos).Select(i => $"photo {i}").Order(StringComparer.Ordinal), Copies(folder).Order(StringComparer.Ordinal));
        Assert.Equal(Photos / 10, Directory.EnumerateFiles(folder["lib/photos"], "*.xmp", SearchOption.AllDirectories).Select(File.ReadAllText).Distinct().Count());
        Assert.False(Directory.Exists(folder["lib/photos/.incoming"]));
        Assert.Equal(before, ImportLibrary.Tree(folder["in"]));
        using var database = LibraryDatabase.Open(folder["lib/data/bpp.duckdb"]);
        using var connection = database.Connect();
        Assert.Equal(Photos, connection.Scalar<long>("select count(distinct path) from facts.imported_files where path is not null"));
    }

    private static List<string> Copies(TempFolder folder) =>
        [.. Directory.EnumerateFiles(folder["lib/photos"], "*.jpg", SearchOption.AllDirectories).Select(File.ReadAllText)];

    /// <summary>Runs an import, kills it, and returns how many photos it had reported as imported.</summary>
    private static async Task<long> KillAsync(TempFolder folder, TimeSpan? after, string batch)
    {
        using var process = Start(folder, batch);
        using var patience = new CancellationTokenSource();
        if (after is { } delay)
            patience.CancelAfter(delay);
        var acknowledged = 0L;
        try
        {
            while (await process.StandardError.ReadLineAsync(patience.Token) is { } line)
            {
                if (ImportedLine().Match(line) is not { Success: true } match)
                    continue;
                acknowledged = long.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
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

    private static Process Start(TempFolder folder, string batch) =>
        BppProcess.Start("import", folder["in"], "--library", folder["lib"], "--workers", "2", "--name", batch, "--no-analyze");

    [GeneratedRegex("^imported ([0-9]+) ")]
    private static partial Regex ImportedLine();
}
