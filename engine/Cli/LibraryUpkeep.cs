using Bpp.Engine.Organise.Trash;
using Bpp.Engine.Recovery;
using Bpp.Engine.Storage;
using DuckDB.NET.Data;

namespace Bpp.Engine.Cli;

/// <summary>What long verbs do for a library beside their work. It never fails them: what goes wrong is a warning.</summary>
public static class LibraryUpkeep
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    // Who has just opened the pages wants to see photos; a backup can wait.
    private static readonly TimeSpan BeforeFirstBackup = TimeSpan.FromMinutes(1);

    /// <summary>At the end of a verb that may have changed a lot.</summary>
    public static void AfterWork(LibraryDatabase database, CommandEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        try
        {
            DailyBackup.TakeIfDue(database, environment.Time);
        }
        catch (UserException exception)
        {
            environment.Error.WriteLine($"bpp: warning: {exception.Message}");
        }
    }

    /// <summary>At the start of a verb that shows photos: says which files are gone or back.</summary>
    /// <returns>Whether photos were hidden or shown again.</returns>
    public static bool CheckFiles(LibraryDatabase database, CommandEnvironment environment, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var report = MissingFiles.Check(database, environment.Time, all: false, stop);
        if (report.Words() is { } words)
            environment.Error.WriteLine($"bpp: {words}.");
        return report.ChangedAnything;
    }

    /// <summary>Beside a server, at its start and then now and then, until cancelled.</summary>
    /// <param name="database">The library.</param>
    /// <param name="environment">Where it speaks.</param>
    /// <param name="changed">Told when photos came or went.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task RunAsync(LibraryDatabase database, CommandEnvironment environment, Action changed, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(environment);
        try
        {
            await Task.Run(() => Try(() => EmptyTrash(database, environment, changed, stop)), stop);
            for (var pause = BeforeFirstBackup; ; pause = Pause)
            {
                await Task.Run(() => Try(LookAtFiles), stop);
                await Task.Delay(pause, environment.Time, stop);
                await Task.Run(() => AfterWork(database, environment), stop);
            }
        }
        catch (OperationCanceledException)
        {
            // The server ends.
        }

        void LookAtFiles()
        {
            if (CheckFiles(database, environment, stop))
                changed();
        }

        void Try(Action work)
        {
            try
            {
                work();
            }
            catch (Exception exception) when (exception is UserException or IOException or UnauthorizedAccessException or DuckDBException)
            {
                environment.Error.WriteLine($"bpp: warning: {exception.Message}");
            }
        }
    }

    private static void EmptyTrash(LibraryDatabase database, CommandEnvironment environment, Action changed, CancellationToken stop)
    {
        if (new TrashBin(database, environment.Time).EmptyBySetting(stop) is not { } emptied)
            return;
        TrashCommand.Warn(environment, emptied);
        changed();
    }
}
