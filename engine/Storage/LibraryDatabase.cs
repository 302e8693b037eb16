using Bpp.Engine.Cli;
using Bpp.Engine.Decisions;
using Bpp.Engine.Library;
using Bpp.Engine.Organise.Trash;
using Bpp.Engine.Recovery;
using Bpp.Engine.Renaming;
using Bpp.Migrations;
using Bpp.Queries;
using DuckDB.NET.Data;

namespace Bpp.Engine.Storage;

/// <summary>
/// A handle on the one DuckDB instance of this process for one library, and its lease. Opening a library that this process has open gives
/// another handle; the last one to be disposed closes it. Every connection shares the instance; the first open sets its options.
/// Never open, copy or hash the database file itself in this process: closing it would drop DuckDB's lock.
/// </summary>
public sealed class LibraryDatabase : IDisposable
{
    private readonly string _connectionString;
    private readonly DuckDBConnection _anchor;
    private readonly LibraryLease _lease;
    private Action? _release;

    private LibraryDatabase(string path, string connectionString, DuckDBConnection anchor, LibraryLease lease, IReadOnlyList<string> repaired)
    {
        (DatabasePath, _connectionString, _anchor, _lease) = (path, connectionString, anchor, lease);
        RepairedViews = repaired;
        ExchangeFolder = ExchangeFolderOf(path);
        Journal = DecisionJournal.Of(path);
        PhotosFolder = PhotosFolderOf(path);
    }

    /// <summary>A further handle on what <paramref name="opened"/> holds.</summary>
    private LibraryDatabase(LibraryDatabase opened, IReadOnlyList<string> repaired, Action release)
        : this(opened.DatabasePath, opened._connectionString, opened._anchor, opened._lease, repaired) =>
        (_release, DecisionLock, RefreshLock, AnalysisLock) = (release, opened.DecisionLock, opened.RefreshLock, opened.AnalysisLock);

    /// <summary>The library's own photos, from <c>LIBRARY/data/bpp.duckdb</c>: <c>LIBRARY/photos</c>.</summary>
    public string PhotosFolder { get; }

    /// <summary>Absolute path of the database file. Not to be opened: see above.</summary>
    internal string DatabasePath { get; }

    /// <summary>What was damaged and how it was rescued by this open, in one sentence that the user must see; else null.</summary>
    public string? RescueNotice { get; private init; }

    /// <summary>The decisions beside the database; written by <see cref="DecisionLog"/> only.</summary>
    internal DecisionJournal Journal { get; }

    /// <summary>Held while a decision is recorded, so that journal and table have one order.</summary>
    internal Lock DecisionLock { get; } = new();

    /// <summary>Held while derived tables are brought up to date.</summary>
    internal Lock RefreshLock { get; } = new();

    /// <summary>Held by the one analysis that may write facts.</summary>
    internal SemaphoreSlim AnalysisLock { get; } = new(1, 1);

    /// <summary>Views and macros that had been changed by hand and were restored by this open; worth a warning.</summary>
    public IReadOnlyList<string> RepairedViews { get; }

    /// <summary>The only folder that SQL of this instance may read and write. For temporary files.</summary>
    public string ExchangeFolder { get; }

    /// <summary>
    /// Opens or creates the database, migrates its tables, applies the versioned views and shuts SQL off from files and network. A damaged
    /// database is set aside and the newest good backup takes its place; <see cref="RescueNotice"/> then says so.
    /// </summary>
    /// <param name="path">Absolute path of the database file; its folder is created.</param>
    /// <param name="time">The clock; the system's by default.</param>
    /// <exception cref="UserException">Another process owns it (exit code 4), it is newer than this Bpp, or it cannot be read.</exception>
    public static LibraryDatabase Open(string path, TimeProvider? time = null) => OpenLibraries.Open(path, () => OpenAlone(path, time, prepare: null, isNew: false));

    /// <param name="path">Absolute path of the database file.</param>
    /// <param name="time">The clock.</param>
    /// <param name="prepare">Runs when the library is ours and before its database is opened: it may exchange the file.</param>
    /// <param name="isNew">No database is no loss.</param>
    /// <exception cref="UserException">The library is open already, in this process or another.</exception>
    internal static LibraryDatabase Open(string path, TimeProvider? time, Action prepare, bool isNew = false)
    {
        var isPrepared = false;
        var database = OpenLibraries.Open(path, () => OpenAlone(
            path,
            time,
            () =>
            {
                isPrepared = true;
                prepare();
            },
            isNew));
        if (isPrepared)
            return database;
        database.Dispose();
        throw LibraryLease.InUse(path, Environment.ProcessId, new InvalidOperationException("the library is open in this process"));
    }

    /// <summary>Sets a database aside in which damage was found after it had been opened and closed again, and opens what takes its place.</summary>
    /// <param name="path">Absolute path of the database file.</param>
    /// <param name="damage">DuckDB's words.</param>
    /// <param name="time">The clock.</param>
    internal static LibraryDatabase OpenRescued(string path, string damage, TimeProvider? time) =>
        OpenLibraries.Open(path, () => OpenAlone(path, time, prepare: null, isNew: false, damage));

    private static LibraryDatabase OpenAlone(string path, TimeProvider? time, Action? prepare, bool isNew, string? damage = null)
    {
        var now = StoredTime.Now(time ?? TimeProvider.System);
        var lease = LibraryLease.Take(path, now);
        try
        {
            prepare?.Invoke();
            DerivedFiles.DeleteFolder(ExchangeFolderOf(path)); // what a killed process left
            var isGone = !isNew && !File.Exists(path) && new BackupFolder(path).List().Count > 0;
            var notice = isGone || damage is not null ? DatabaseRescue.Run(path, damage ?? "", now) : null;
            try
            {
                return Connect(path, lease, now, notice);
            }
            catch (DuckDBException exception) when (DatabaseDamage.Is(exception))
            {
                return Connect(path, lease, now, DatabaseRescue.Run(path, exception.Message.ReplaceLineEndings(" "), now));
            }
        }
        catch (Exception exception)
        {
            lease.Dispose();
            switch (exception)
            {
                case NewerSchemaException:
                    throw new UserException($"{path}: {exception.Message}", ExitCode.Failure, exception);
                case DuckDBException when LibraryLease.OwnerNamedBy(exception.Message) is { } pid:
                    throw LibraryLease.InUse(path, pid, exception);
                case DuckDBException or IOException or UnauthorizedAccessException:
                    throw new UserException($"{path}: the library's database cannot be opened: {DiskRefusal.Words(exception) ?? exception.Message}", ExitCode.Failure, exception);
                default:
                    throw;
            }
        }
    }

    private static LibraryDatabase Connect(string path, LibraryLease lease, DateTime now, string? notice)
    {
        // The extension options keep DuckDB from fetching code.
        var connectionString = $"DataSource={path};autoinstall_known_extensions=false;autoload_known_extensions=false";
        var anchor = new DuckDBConnection(connectionString);
        try
        {
            anchor.Open();
            LibraryMigrator.Migrate(anchor, connectionString, version => LibraryBackup.Take(anchor, path, BackupKind.Migration, version, now));
            var repaired = AppliedQueries.Bring(anchor, now);
            DecisionRecovery.Run(anchor, DecisionJournal.Of(path));
            SubjectDecisions.Refresh(anchor);
            BatchRename.Recover(anchor, path, PhotosFolderOf(path));
            new UnfinishedPurge(path, PhotosFolderOf(path)).Complete();
            LockDown(anchor, ExchangeFolderOf(path));
            return new LibraryDatabase(path, connectionString, anchor, lease, repaired) { RescueNotice = notice };
        }
        catch
        {
            anchor.Dispose();
            throw;
        }
    }

    /// <summary>Restores views and macros that were changed by hand; an open looks at views only.</summary>
    /// <returns>Their names.</returns>
    public IReadOnlyList<string> RepairViews(TimeProvider time) => AppliedQueries.Bring(_anchor, StoredTime.Now(time), checkMacros: true);

    /// <summary>A new open connection to the shared instance; the caller disposes it.</summary>
    public DuckDBConnection Connect()
    {
        var connection = new DuckDBConnection(_connectionString);
        connection.Open();
        return connection;
    }

    /// <summary>Tells other processes of this user where commands for this library can be sent.</summary>
    /// <param name="address">Of the server in this process.</param>
    /// <param name="secret">What they must show there.</param>
    public void Publish(Uri address, string secret) => _lease.Publish(address, secret);

    public void Dispose() => Interlocked.Exchange(ref _release, null)?.Invoke();

    /// <summary>A handle for one user.</summary>
    /// <param name="isFirst">What the open repaired is told once.</param>
    /// <param name="release">Called once, when it is disposed.</param>
    internal LibraryDatabase Handle(bool isFirst, Action release) => new(this, isFirst ? RepairedViews : [], release) { RescueNotice = isFirst ? RescueNotice : null };

    /// <summary>Closes the instance, for all handles.</summary>
    internal void Close()
    {
        _anchor.Dispose();
        _lease.Dispose();
    }

    private static string PhotosFolderOf(string path) => new LibraryFolder(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, ".."))).PhotosFolder;

    internal static string ExchangeFolderOf(string path) => Path.Combine(Path.GetDirectoryName(path)!, "exchange");

    private static void LockDown(DuckDBConnection connection, string exchangeFolder)
    {
        // DuckDB's default of 80 % of the machine would leave nothing for frames.
        var memory = Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4, 512L << 20, 4L << 30) >> 20;
        connection.Execute($"set memory_limit = '{memory}MB'");
        connection.Execute($"set allowed_directories = ['{exchangeFolder.Replace("'", "''", StringComparison.Ordinal)}/']");
        connection.Execute("set enable_external_access = false");
        connection.Execute("set lock_configuration = true");
    }
}
