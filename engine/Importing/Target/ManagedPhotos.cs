using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using Bpp.Engine.Export;
using Bpp.Engine.Importing.Memory;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Importing.Target;

/// <summary>
/// The library's <c>photos/</c> as an import writes it: a copy is made in <c>.incoming</c>, flushed, read back from the disk and only then
/// given its name. No file that is there is ever replaced. Thread-safe.
/// </summary>
/// <param name="root">Absolute path of <c>photos/</c>.</param>
internal sealed class ManagedPhotos(string root)
{
    public const int BufferBytes = 256 * 1024;

    /// <summary>Hidden, so that no scan enters it.</summary>
    private const string IncomingName = ".incoming";

    /// <summary>What helps when the disk refuses.</summary>
    public const string Remedy = "run the import again afterwards, it goes on where it stopped";

    private readonly Lock _names = new();
    private readonly Lock[] _sidecars = [.. Enumerable.Range(0, 32).Select(_ => new Lock())];

    /// <summary>Names given by this import, hashed.</summary>
    private readonly HashSet<UInt128> _reserved = [];

    public string Incoming => Path.Combine(root, IncomingName);

    public string PathOf(string name) => Path.Combine(root, name.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Makes the folders and removes what a killed import left unfinished. The library's lease keeps others out.</summary>
    public void Prepare() => Writing(Incoming, () =>
    {
        DerivedFiles.DeleteFolder(Incoming);
        Directory.CreateDirectory(Incoming);
    });

    /// <summary>The last step: nothing unfinished is left behind.</summary>
    public void CleanUp()
    {
        try
        {
            DerivedFiles.DeleteFolder(Incoming);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next import does it.
        }
    }

    /// <summary>Copies bytes that are in memory.</summary>
    public StagedFile Stage(ReadOnlySpan<byte> content, string sha256, DateTime modifiedUtc)
    {
        var path = NewPath();
        try
        {
            using (var file = Create(path))
            {
                RandomAccess.Write(file, content, 0);
                Seal(file, modifiedUtc);
            }

            return Verified(new StagedFile(path, sha256, content.Length));
        }
        catch (Exception exception)
        {
            throw Failed(path, exception);
        }
    }

    /// <summary>Copies a stream and hashes it on the way.</summary>
    /// <param name="content">What it throws passes through as it is.</param>
    /// <param name="size">Expected bytes.</param>
    /// <param name="modifiedUtc">The copy's last write time.</param>
    /// <param name="abort">Gives up.</param>
    public StagedFile Stage(Stream content, long size, DateTime modifiedUtc, CancellationToken abort)
    {
        var path = NewPath();
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        var reading = false;
        try
        {
            var length = 0L;
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            using (var file = Create(path))
            {
                while (true)
                {
                    abort.ThrowIfCancellationRequested();
                    reading = true;
                    var read = content.Read(buffer, 0, BufferBytes);
                    reading = false;
                    if (read == 0)
                        break;
                    hash.AppendData(buffer, 0, read);
                    RandomAccess.Write(file, buffer.AsSpan(0, read), length);
                    length += read;
                }

                Seal(file, modifiedUtc);
            }

            return Verified(new StagedFile(path, Convert.ToHexStringLower(hash.GetCurrentHash()), length));
        }
        catch (Exception exception) when (!reading && exception is not OperationCanceledException)
        {
            throw Failed(path, exception);
        }
        catch
        {
            Discard(path);
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>A name for the copy that no other file has, ignoring case: the wanted one, or <c>_2</c>, <c>_3</c>, … behind its stem.</summary>
    /// <param name="wanted">Clean path below <c>photos/</c>.</param>
    /// <param name="staged">The copy.</param>
    /// <param name="isThere">The file of that name has the same content already, from an import that was killed.</param>
    public string Reserve(string wanted, StagedFile staged, out bool isThere)
    {
        var slash = wanted.LastIndexOf('/') + 1;
        var (folder, name) = (wanted[..slash], wanted[slash..]);
        lock (_names)
        {
            for (var attempt = 1; ; attempt++)
            {
                var candidate = attempt == 1 ? wanted : folder + FileNames.Alternative(name, attempt);
                if (!_reserved.Add(TextKey.Of(candidate.ToUpperInvariant())))
                    continue;
                var path = PathOf(candidate);
                isThere = IsSame(path, staged);
                if (isThere || !Path.Exists(path))
                    return candidate;
            }
        }
    }

    /// <summary>Gives a copy its name.</summary>
    public void Land(StagedFile staged, string name)
    {
        var path = PathOf(name);
        Writing(path, () =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Move(staged.Path, path, overwrite: false);
        });
    }

    /// <summary>Puts a small file into place, unless another is there.</summary>
    /// <returns>Whether the file is there now with these bytes.</returns>
    public bool TryWrite(string name, byte[] content)
    {
        var path = PathOf(name);
        lock (_sidecars[(uint)name.GetHashCode(StringComparison.OrdinalIgnoreCase) % _sidecars.Length])
        {
            if (Path.Exists(path))
                return new FileInfo(path).Length == content.Length && File.ReadAllBytes(path).AsSpan().SequenceEqual(content);
            var temporary = NewPath();
            Writing(path, () =>
            {
                using (var file = Create(temporary))
                {
                    RandomAccess.Write(file, content, 0);
                    RandomAccess.FlushToDisk(file);
                }

                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.Move(temporary, path, overwrite: false);
            });
            return true;
        }
    }

    /// <summary>Makes the names in these files' folders durable.</summary>
    public void Sync(IEnumerable<string> names)
    {
        foreach (var folder in names.Select(name => Path.GetDirectoryName(PathOf(name))!).Distinct())
            NativeFiles.SyncFolder(folder);
    }

    public static void Discard(string path)
    {
        try
        {
            DerivedFiles.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next import empties the whole folder.
        }
    }

    private static bool IsSame(string path, StagedFile staged)
    {
        var there = new FileInfo(path);
        return there.Exists && there.Length == staged.Size && FileHash.Of(path) == staged.Sha256;
    }

    private string NewPath() => Path.Combine(Incoming, string.Create(CultureInfo.InvariantCulture, $"{Guid.NewGuid():N}.tmp"));

    private static Microsoft.Win32.SafeHandles.SafeFileHandle Create(string path) =>
        File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, FileOptions.None);

    private static void Seal(Microsoft.Win32.SafeHandles.SafeFileHandle file, DateTime modifiedUtc)
    {
        File.SetLastWriteTimeUtc(file, modifiedUtc);
        RandomAccess.FlushToDisk(file);
        NativeFiles.DropCache(file);
    }

    private static StagedFile Verified(StagedFile staged)
    {
        if (FileHash.Of(staged.Path) != staged.Sha256)
            throw new TargetException($"{staged.Path} was read back with other bytes than were written; the library's disk is not reliable");
        return staged;
    }

    private static Exception Failed(string path, Exception exception)
    {
        Discard(path);
        return exception is IOException or UnauthorizedAccessException ? TargetException.For(path, exception, Remedy) : exception;
    }

    private static void Writing(string path, Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw TargetException.For(path, exception, Remedy);
        }
    }
}
