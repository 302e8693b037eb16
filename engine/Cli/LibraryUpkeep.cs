using Bpp.Engine.Recovery;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Cli;

/// <summary>What long verbs do for a library beside their work. It never fails them: what goes wrong is a warning.</summary>
public static class LibraryUpkeep
{
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

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
    public static void CheckFiles(LibraryDatabase database, CommandEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        if (MissingFiles.Check(database, environment.Time).Words() is { } words)
            environment.Error.WriteLine($"bpp: {words}.");
    }

    /// <summary>Beside a server, now and then, until cancelled.</summary>
    public static async Task RunAsync(LibraryDatabase database, CommandEnvironment environment, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(environment);
        try
        {
            while (true)
            {
                await Task.Run(() => AfterWork(database, environment), stop);
                await Task.Delay(Pause, environment.Time, stop);
                await Task.Run(() => CheckFiles(database, environment), stop);
            }
        }
        catch (OperationCanceledException)
        {
            // The server ends.
        }
    }
}
