using System.Globalization;
using Bpp.Engine.Library;
using Bpp.Engine.Storage;
using Bpp.Tests.Support;

namespace Bpp.Tests.Decisions;

/// <summary>Ends real processes by SIGKILL while they decide, as a crash would.</summary>
public sealed class KilledDecisionsTests
{
    [Fact]
    public async Task Decide_KilledAgainAndAgain_LosesNothingAcknowledged()
    {
        using var folder = new TempFolder();
        var path = new LibraryFolder(folder.Path).DatabasePath;
        LibraryDatabase.Open(path).Dispose();
        var random = new Random(11);
        for (var value = 1; value <= 4; value += 2)
        {
            // One is killed anywhere between start and end, one the moment it says that it is done.
            var anywhere = await SetAsync(folder.Path, value, TimeSpan.FromMilliseconds(random.Next(200, 2000)));
            Assert.Contains(MaxPerDay(path), anywhere ? [value] : new double[] { value - 1 == 0 ? 3 : value - 1, value });
            Assert.True(await SetAsync(folder.Path, value + 1, Timeout.InfiniteTimeSpan), "it ended without an answer");
            Assert.Equal(value + 1, MaxPerDay(path));
        }
    }

    private static double MaxPerDay(string path)
    {
        using var database = LibraryDatabase.Open(path);
        Assert.Empty(LibraryCheck.Rows(database));
        using var connection = database.Connect();
        return connection.Scalar<double>("select value from settings where key = 'max_per_day'");
    }

    /// <summary>Runs <c>bpp config set</c>, kills it once it has answered or has run out of time, and tells whether it had answered.</summary>
    private static async Task<bool> SetAsync(string library, int value, TimeSpan patience)
    {
        using var process = BppProcess.Start("config", "set", "max_per_day", value.ToString(CultureInfo.InvariantCulture), "--library", library);
        using var stop = new CancellationTokenSource(patience);
        string? answer = null;
        try
        {
            answer = await process.StandardOutput.ReadLineAsync(stop.Token);
        }
        catch (OperationCanceledException)
        {
        }

        process.Kill();
        await process.WaitForExitAsync();
        return answer is not null;
    }
}
