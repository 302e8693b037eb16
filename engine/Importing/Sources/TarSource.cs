using System.Formats.Tar;
using Bpp.Engine.Importing.Archives;
using Bpp.Engine.Importing.Sidecars;

namespace Bpp.Engine.Importing.Sources;

/// <summary>
/// A tar archive, compressed or not. It has no table of contents, so it is read twice: to find its sidecars, which may come after their
/// photos, and to learn whether it is sound; then for its photos.
/// </summary>
internal sealed class TarSource(string path, IReadOnlySet<string> extensions, ArchiveLimits limits) : IImportSource
{
    public string Path => path;

    public bool IsArchive => true;

    public IReadOnlyList<ImportFailure> Index(SidecarSpool spool, CancellationToken stop)
    {
        foreach (var (entry, relative, refusal) in Entries(stop))
        {
            if (refusal is null && relative is not null && entry.DataStream is { } data
                && SidecarFiles.IsSidecar(relative) && entry.Length <= SidecarFiles.MaxLength && !ArchivePath.IsJunk(relative))
                spool.Add(this, relative, data);
        }

        return [];
    }

    public IEnumerable<Offer> Photos(CancellationToken stop)
    {
        foreach (var (entry, relative, refusal) in Entries(stop))
        {
            if (entry.EntryType is TarEntryType.Directory || !ArchiveReading.IsWanted(entry.Name, extensions))
                continue;
            if (refusal is not null)
                yield return Offer.Refused($"{path}!/{entry.Name}", $"The entry {refusal}");
            else if (relative is not null && !ArchivePath.IsJunk(relative))
                yield return Offer.Of(new SourceEntry(this, relative, entry.Length, entry.ModificationTime.UtcDateTime, null, () => entry.DataStream ?? Stream.Null));
        }
    }

    public string? SidecarFolder(string relativeFolder) => null;

    private IEnumerable<(TarEntry Entry, string? Relative, string? Refusal)> Entries(CancellationToken stop)
    {
        using var file = Originals.Open(path, ArchiveReading.BufferBytes);
        var guard = new ArchiveGuard(limits);
        var current = "its beginning";
        using var unpacked = new CountedStream(ArchiveReading.Guarded(() => ArchiveKinds.Unpacked(file)), piece => guard.Count(current, piece.Length, file.Position));
        using var reader = new TarReader(unpacked, leaveOpen: true);
        while (ArchiveReading.Guarded(() => reader.GetNextEntry()) is { } entry)
        {
            stop.ThrowIfCancellationRequested();
            current = entry.Name;
            guard.CountEntry(current);
            if (entry.EntryType is TarEntryType.GlobalExtendedAttributes)
                continue;
            yield return (entry, ArchivePath.Relative(entry.Name, limits.MaxPathBytes, out var refusal), refusal ?? Kind(entry));
        }

        // The checksums of a compressed stream come with its end, behind the last entry.
        current = "its end";
        ArchiveReading.Guarded(() =>
        {
            unpacked.CopyTo(Stream.Null);
            return true;
        });
    }

    private static string? Kind(TarEntry entry) =>
        entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile)
            ? "is a link or a device and no file; it was left out."
            : ArchiveKinds.IsNested(entry.Name) ? "is an archive inside the archive; unpack it and import it on its own." : null;
}
