using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Export;

/// <summary>
/// The folder an export writes to. Every file appears under its name only when it is complete, flushed and read back;
/// no existing file is replaced unless the policy says so.
/// </summary>
internal sealed partial class OutputFolder(string root, ConflictPolicy policy)
{
    private readonly HashSet<string> _touchedFolders = [];

    /// <summary>Names that belong to an earlier run of the same export and may be refreshed.</summary>
    public IReadOnlySet<string> Refreshable { get; init; } = new HashSet<string>();

    public string PathOf(string name) => Path.Combine(root, name.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Removes temporary files of exports that were killed; those of running processes stay.</summary>
    public void RemoveLeftovers()
    {
        foreach (var folder in new[] { root, PathOf(ExportPlan.Folder) }.Where(Directory.Exists))
        {
            foreach (var path in Directory.EnumerateFiles(folder, ".bpp-*.tmp"))
            {
                if (Leftover().Match(Path.GetFileName(path)) is { Success: true } match && !IsRunning(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)))
                    DeleteQuietly(path);
            }
        }
    }

    /// <summary>Something, broken links included, has this name.</summary>
    public bool Exists(string name)
    {
        var path = PathOf(name);
        return Path.Exists(path) || new FileInfo(path).LinkTarget is not null;
    }

    /// <summary>Writes one file.</summary>
    /// <param name="name">Path below the folder, with <c>/</c>.</param>
    /// <param name="write">Writes the bytes; its exceptions pass through.</param>
    /// <param name="instead">A policy for this file alone.</param>
    /// <returns>Where it is now, and its hash.</returns>
    /// <exception cref="TargetException">The file system refused.</exception>
    public Landed Write(string name, Action<Stream> write, ConflictPolicy? instead = null)
    {
        var (hash, size) = ("", 0L);
        return Land(name, instead ?? policy, temporary =>
        {
            using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
            using (var hashing = new HashingStream(file))
            {
                write(hashing);
                file.Flush(flushToDisk: true);
                (hash, size) = (hashing.Sha256(), hashing.Length);
            }

            if (FileHash.Of(temporary) != hash)
                throw new TargetException($"{PathOf(name)} was read back with other bytes than were written; the disk is not reliable");
            return (hash, size);
        });
    }

    /// <summary>Makes a link in place of a file.</summary>
    /// <param name="link">Makes the link under the path it is given.</param>
    /// <param name="hash">Hash of what the link leads to.</param>
    public Landed Link(string name, Action<string> link, string hash, long size) => Land(name, policy, temporary =>
    {
        link(temporary);
        return (hash, size);
    });

    /// <summary>The name a report will have: its own when that is free, its own already, or to be replaced; else the next free one.</summary>
    public string NameFor(string name, string hash, long size)
    {
        if (!Exists(name) || Refreshable.Contains(name) || policy is ConflictPolicy.Overwrite)
            return name;
        for (var attempt = 1; ; attempt++)
        {
            var candidate = attempt == 1 ? name : Alternative(name, attempt);
            if (!Exists(candidate) || IsSame(candidate, hash, size))
                return candidate;
        }
    }

    /// <summary>Makes all renames so far durable.</summary>
    public void Sync()
    {
        foreach (var folder in _touchedFolders)
            NativeFiles.SyncFolder(folder);
    }

    private Landed Land(string name, ConflictPolicy conflict, Func<string, (string Hash, long Size)> make)
    {
        var path = PathOf(name);
        var folder = Path.GetDirectoryName(path)!;
        var temporary = Path.Combine(folder, $".bpp-{Environment.ProcessId}-{Guid.NewGuid():N}.tmp");
        try
        {
            Directory.CreateDirectory(folder);
            var (hash, size) = make(temporary);
            return Commit(temporary, name, hash, size, conflict);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw TargetException.For(path, exception);
        }
        finally
        {
            DeleteQuietly(temporary);
        }
    }

    private Landed Commit(string temporary, string name, string hash, long size, ConflictPolicy conflict)
    {
        _touchedFolders.Add(Path.GetDirectoryName(PathOf(name))!);
        for (var attempt = 1; ; attempt++)
        {
            var candidate = attempt == 1 ? name : Alternative(name, attempt);
            if (!Exists(candidate))
            {
                File.Move(temporary, PathOf(candidate), overwrite: false);
                return new Landed(candidate, hash, size, ExportOutcome.Written);
            }

            if (IsSame(candidate, hash, size))
                return new Landed(candidate, hash, size, ExportOutcome.AlreadyThere);
            if (attempt == 1 && Refreshable.Contains(name) || conflict is ConflictPolicy.Overwrite)
            {
                File.Move(temporary, PathOf(candidate), overwrite: true);
                return new Landed(candidate, hash, size, ExportOutcome.Written);
            }

            if (conflict is ConflictPolicy.Skip)
                return new Landed(candidate, hash, size, ExportOutcome.Skipped);
            if (conflict is ConflictPolicy.Fail)
                throw new TargetException($"{PathOf(candidate)} appeared while the export was running; nothing was overwritten");
        }
    }

    /// <summary>A regular file, or a link to one, with these bytes is there already.</summary>
    public bool IsSame(string name, string hash, long size)
    {
        var file = new FileInfo(PathOf(name));
        if (file.LinkTarget is not null && file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target)
            file = target;
        return file.Exists && file.Length == size && FileHash.Of(file.FullName) == hash;
    }

    private static string Alternative(string name, int attempt)
    {
        var slash = name.LastIndexOf('/');
        return name[..(slash + 1)] + FileNames.Alternative(name[(slash + 1)..], attempt);
    }

    private static bool IsRunning(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^\.bpp-([0-9]{1,9})-[0-9a-f]{32}\.tmp$")]
    private static partial Regex Leftover();

    private static void DeleteQuietly(string temporary)
    {
        try
        {
            DerivedFiles.Delete(temporary);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The folder is gone or read-only: there is nothing of ours left to remove.
        }
    }
}

/// <summary>Where a file ended up.</summary>
internal sealed record Landed(string Name, string Sha256, long Size, ExportOutcome Outcome);
