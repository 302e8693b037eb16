using System.IO.Compression;
using System.IO.Hashing;
using Bpp.Engine.Importing.Archives;
using Bpp.Engine.Importing.Sidecars;

namespace Bpp.Engine.Importing.Sources;

/// <summary>A zip archive, read entry by entry.</summary>
internal sealed class ZipSource(string path, IReadOnlySet<string> extensions, ArchiveLimits limits) : IImportSource
{
    private const int FileTypeMask = 0xf000;
    private const int RegularFile = 0x8000;

    public string Path => path;

    public bool IsArchive => true;

    public IReadOnlyList<ImportFailure> Index(SidecarSpool spool, CancellationToken stop)
    {
        using var archive = Open();
        var guard = new ArchiveGuard(limits);
        var promised = 0L;
        foreach (var entry in archive.Entries)
        {
            guard.CountEntry(entry.FullName);
            promised += entry.Length;
            guard.CheckTotal(entry.FullName, promised);
            guard.CheckRatio(entry.FullName, entry.Length, entry.CompressedLength);
        }

        var unreadable = new List<ImportFailure>();
        var reading = new ArchiveGuard(limits);
        foreach (var entry in archive.Entries.Where(entry => SidecarFiles.IsSidecar(entry.FullName) && entry.Length <= SidecarFiles.MaxLength))
        {
            stop.ThrowIfCancellationRequested();
            if (Refusal(entry, out var relative) is not null || relative is null || ArchivePath.IsJunk(relative))
                continue;
            try
            {
                using var content = ArchiveReading.Guarded(() => Checked(entry, reading));
                spool.Add(this, relative, content);
            }
            catch (ArchiveException exception) when (exception.IsDamage)
            {
                unreadable.Add(new ImportFailure($"{path}!/{entry.FullName}", $"The sidecar was left out: {exception.Message}"));
            }
        }

        return unreadable;
    }

    public IEnumerable<Offer> Photos(CancellationToken stop)
    {
        using var archive = Open();
        var guard = new ArchiveGuard(limits);
        foreach (var entry in archive.Entries)
        {
            stop.ThrowIfCancellationRequested();
            if (entry.FullName.EndsWith('/') || !ArchiveReading.IsWanted(entry.FullName, extensions))
                continue;
            if (Refusal(entry, out var relative) is { } refusal)
                yield return Offer.Refused($"{path}!/{entry.FullName}", $"The entry {refusal}");
            else if (relative is not null && !ArchivePath.IsJunk(relative))
                yield return Offer.Of(new SourceEntry(this, relative, entry.Length, entry.LastWriteTime.UtcDateTime, null, () => Checked(entry, guard)));
        }
    }

    public string? SidecarFolder(string relativeFolder) => null;

    private ZipArchive Open() => ArchiveReading.Guarded(() =>
    {
        var archive = new ZipArchive(Originals.Open(path, ArchiveReading.BufferBytes), ZipArchiveMode.Read);
        try
        {
            _ = archive.Entries; // reads the table of contents
            return archive;
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    });

    private string? Refusal(ZipArchiveEntry entry, out string? relative)
    {
        relative = ArchivePath.Relative(entry.FullName, limits.MaxPathBytes, out var refusal);
        var type = (entry.ExternalAttributes >> 16) & FileTypeMask;
        return refusal
            ?? (ArchiveKinds.IsNested(entry.FullName) ? "is an archive inside the archive; unpack it and import it on its own."
            : type is not (0 or RegularFile) ? "is a link or a device and no file; it was left out."
            : entry.IsEncrypted ? "is encrypted; unpack the archive with its password and import the folder."
            : null);
    }

    /// <summary>The entry's bytes; what comes out differs from its checksum or its promised length: an error at its end.</summary>
    private CountedStream Checked(ZipArchiveEntry entry, ArchiveGuard guard)
    {
        var crc = new Crc32();
        var length = 0L;
        var archiveLength = new FileInfo(path).Length;
        return new CountedStream(entry.Open(), piece =>
        {
            if (piece.Length > 0)
            {
                crc.Append(piece);
                length += piece.Length;
                guard.CheckRatio(entry.FullName, length, entry.CompressedLength);
                guard.Count(entry.FullName, piece.Length, archiveLength);
            }
            else if (length != entry.Length || crc.GetCurrentHashAsUInt32() != entry.Crc32)
            {
                throw new InvalidDataException("its checksum is wrong");
            }
        });
    }
}
