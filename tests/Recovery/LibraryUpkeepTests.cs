using Bpp.Engine.Cli;
using Bpp.Tests.Storage;

namespace Bpp.Tests.Recovery;

public sealed class LibraryUpkeepTests : IDisposable
{
    private readonly RecoveryLibrary _library = new();

    public void Dispose() => _library.Dispose();

    [Fact]
    public async Task Run_FileGone_HidesItAndTellsWhoeverShowsPhotos()
    {
        await _library.AnalyseAsync();
        File.Move(_library["in/1.jpg"], _library["elsewhere.jpg"]);
        using var database = _library.Open();
        using var error = new StringWriter();
        using var stop = new CancellationTokenSource();
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var upkeep = LibraryUpkeep.RunAsync(database, new CommandEnvironment(TextWriter.Null, error, TimeProvider.System, IsTerminal: false), told.SetResult, stop.Token);
        await told.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await stop.CancelAsync();
        await upkeep;

        Assert.Contains("1 photo file is gone", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, database.Scalar<long>("select count(*) from photos"));
    }
}
