using System.Diagnostics;
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
    private const int WouldBlockLinux = 11;
    private const int WouldBlockMac = 35;
    private const int SharingViolation = 32;
    private const int LockViolation = 33;

    private readonly FileStream _lock;
    private readonly string _ownerPath;
    private readonly LeaseOwner _owner;

    private LibraryLease(FileStream @lock, string ownerPath, LeaseOwner owner) => (_lock, _ownerPath, _owner) = (@lock, ownerPath, owner);

    /// <summary>How long an owner may take to say who it is, or to be gone.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Takes the lease of the library with the given database file, or fails with exit code 4 and the owner's PID.</summary>
    public static LibraryLease Take(string databasePath, DateTime startedAt)
    {
        var folder = Path.GetDirectoryName(databasePath)!;
        var ownerPath = databasePath + ".owner.json";
        try
        {
            Directory.CreateDirectory(folder);
            var @lock = Lock(databasePath, ownerPath);
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
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            const string Remedy = "make the library's folder writable, or work on a copy of the library elsewhere";
            var words = DiskRefusal.Words(exception, folder, DiskRefusal.IsFull(exception) ? DiskRefusal.RunAgain : Remedy);
            throw new UserException(words ?? $"{folder}: the library folder cannot be used: {exception.Message}", ExitCode.Failure, exception);
        }
    }

    /// <summary>Locks, or says who has. An owner that has just begun has not said yet who it is, and one that ends is gone at once: both get a moment.</summary>
    private static FileStream Lock(string databasePath, string ownerPath)
    {
        for (var waiting = Stopwatch.StartNew(); ;)
        {
            try
            {
                return new FileStream(databasePath + ".lock", Private(FileMode.OpenOrCreate, FileShare.None));
            }
            catch (IOException exception) when (IsLocked(exception))
            {
                // What a killed process left names nobody who could have the lock.
                if (OwnerOf(databasePath) is { } owner)
                    throw new LibraryInUseException(databasePath, owner, exception);
                if (waiting.Elapsed > Patience)
                    throw new LibraryInUseException(databasePath, ReadOwner(ownerPath), exception);
                Thread.Sleep(10);
            }
        }
    }

    /// <summary>Whether another process has the file locked, and it is not that the disk refuses.</summary>
    private static bool IsLocked(IOException exception) => (exception.HResult & 0xffff) is WouldBlockLinux or WouldBlockMac or SharingViolation or LockViolation;

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
        try
        {
            using (var file = new FileStream(temporary, Private(FileMode.Create, FileShare.None)))
            {
                JsonSerializer.Serialize(file, owner, LeaseJson.Default.LeaseOwner);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            DerivedFiles.Delete(temporary);
            throw;
        }
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
            using var process = Process.GetProcessById(pid);
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
