using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bpp.Engine.Cli;

namespace Bpp.Engine.Storage;

/// <summary>
/// Marks a library as owned by this process: an exclusively locked file, which the system frees when the process ends however it ends,
/// and beside it the owner's particulars for other processes to read.
/// </summary>
public sealed partial class LibraryLease : IDisposable
{
    private readonly FileStream _lock;
    private readonly string _ownerPath;
    private readonly LeaseOwner _owner;

    private LibraryLease(FileStream @lock, string ownerPath, LeaseOwner owner) => (_lock, _ownerPath, _owner) = (@lock, ownerPath, owner);

    /// <summary>Takes the lease of the library with the given database file, or fails with exit code 4 and the owner's PID.</summary>
    public static LibraryLease Take(string databasePath, DateTime startedAt)
    {
        var folder = Path.GetDirectoryName(databasePath)!;
        var ownerPath = databasePath + ".owner.json";
        try
        {
            Directory.CreateDirectory(folder);
            var @lock = new FileStream(databasePath + ".lock", Private(FileMode.OpenOrCreate, FileShare.None));
            var owner = new LeaseOwner(Environment.ProcessId, startedAt, null, null);
            try
            {
                Write(ownerPath, owner);
            }
            catch
            {
                @lock.Dispose();
                throw;
            }

            return new LibraryLease(@lock, ownerPath, owner);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new UserException($"{folder}: the library folder is not writable: {exception.Message}", ExitCode.Failure, exception);
        }
        catch (IOException exception)
        {
            if (ReadOwner(ownerPath) is { } owner)
                throw new LibraryInUseException(databasePath, owner, exception);
            throw new UserException($"{folder}: the library folder cannot be used: {exception.Message}", ExitCode.Failure, exception);
        }
    }

    /// <summary>The running owner of a library, or null when nobody has it.</summary>
    public static LeaseOwner? OwnerOf(string databasePath) =>
        ReadOwner(databasePath + ".owner.json") is { } owner && IsRunning(owner.Pid) ? owner : null;

    /// <summary>Adds to the owner's particulars where it takes commands, and what must be shown there.</summary>
    public void Publish(Uri address, string secret) => Write(_ownerPath, _owner with { Address = address.ToString(), Secret = secret });

    public void Dispose()
    {
        if (!_lock.CanWrite)
            return;
        DerivedFiles.Delete(_ownerPath);
        _lock.Dispose();
    }

    internal static LibraryInUseException InUse(string databasePath, int pid, Exception inner) =>
        new(databasePath, new LeaseOwner(pid, default, null, null), inner);

    /// <summary>The PID in DuckDB's message about a conflicting lock.</summary>
    internal static int? OwnerNamedBy(string message) =>
        ConflictingLock().Match(message) is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;

    /// <summary>Whole or not at all: others read it at any time.</summary>
    private static void Write(string path, LeaseOwner owner)
    {
        var temporary = $"{path}.{owner.Pid}.tmp";
        using (var file = new FileStream(temporary, Private(FileMode.Create, FileShare.None)))
        {
            JsonSerializer.Serialize(file, owner, LeaseJson.Default.LeaseOwner);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    private static LeaseOwner? ReadOwner(string path)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(path), LeaseJson.Default.LeaseOwner);
        }
        catch (Exception exception) when (exception is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool IsRunning(int pid)
    {
        try
        {
            using var process = System.Diagnostics.Process.GetProcessById(pid);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static FileStreamOptions Private(FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    [GeneratedRegex(@"Conflicting lock is held in .*\(PID (\d+)\)")]
    private static partial Regex ConflictingLock();
}
