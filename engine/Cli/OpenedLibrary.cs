using System.CommandLine;
using Bpp.Engine.Library;
using Bpp.Engine.Recovery;
using Bpp.Engine.Storage;
using DuckDB.NET.Data;

namespace Bpp.Engine.Cli;

/// <summary>Opens a library that must exist already, and says on stderr what the open repaired.</summary>
internal static class OpenedLibrary
{
    public static LibraryDatabase Open(LibraryFolder library, CommandEnvironment environment)
    {
        var database = LibraryOption.OpenExisting(library.Root, environment.Time);
        try
        {
            // An analysis that was killed before its end left the picks without the photos it had stored.
            DerivedTables.Refresh(database);
        }
        catch (DuckDBException exception) when (DatabaseDamage.IsInBlock(exception))
        {
            // To open it, DuckDB reads few blocks; these are read by every verb.
            database.Dispose();
            database = LibraryDatabase.OpenRescued(library.DatabasePath, exception.Message.ReplaceLineEndings(" "), environment.Time);
            DerivedTables.Refresh(database);
        }

        Tell(database, environment);
        return database;
    }

    /// <summary>Opens or creates.</summary>
    public static LibraryDatabase OpenOrCreate(LibraryFolder library, CommandEnvironment environment)
    {
        var database = LibraryDatabase.Open(library.DatabasePath, environment.Time);
        Tell(database, environment);
        return database;
    }

    /// <summary>Says on stderr what an open repaired.</summary>
    public static void Tell(LibraryDatabase database, CommandEnvironment environment)
    {
        if (database.RescueNotice is { } notice)
            environment.Error.WriteLine($"bpp: WARNING: {notice}.");
        if (database.RepairedViews.Count > 0)
            environment.Error.WriteLine($"bpp: warning: restored views that had been changed: {string.Join(", ", database.RepairedViews)}");
    }

    /// <summary>An existing library, with the settings of <c>--config</c> put in.</summary>
    public static LibraryDatabase Open(LibraryFolder library, CommandEnvironment environment, ParseResult parsed)
    {
        var settings = ConfigFile.Read(parsed);
        var database = Open(library, environment);
        try
        {
            ConfigFile.Apply(settings, database, environment);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }
}
