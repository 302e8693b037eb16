using Bpp.Engine.Importing.Sources;
using Bpp.Engine.Metadata.Sidecars;

namespace Bpp.Engine.Importing.Sidecars;

/// <summary>
/// Finds the sidecars of photos that are being imported: beside them, and the JSON of a Takeout export also in its other parts, where it
/// lies in the folder of the same name. Thread-safe once the spool is filled.
/// </summary>
internal sealed class SidecarSearch(IReadOnlyList<IImportSource> sources, SidecarSpool spool, TimeProvider time)
{
    private readonly SidecarFinder _finder = new(time);

    public IEnumerable<FoundSidecar> Of(SourceEntry entry)
    {
        var (folder, name) = RelativePath.Split(entry.RelativePath);
        if (Names(entry.Source, folder) is { } own)
        {
            foreach (var sidecar in SidecarFiles.Beside(own, name))
                yield return Found(entry.Source, folder, sidecar);
        }

        foreach (var source in sources.Where(source => source != entry.Source).Prepend(entry.Source))
        {
            if (Names(source, folder) is { HasJson: true } names && SidecarNames.Json(names, name) is { } json)
            {
                yield return Found(source, folder, json);
                yield break;
            }
        }
    }

    private FolderSidecars? Names(IImportSource source, string folder) =>
        source.SidecarFolder(folder) is { } onDisk ? _finder.Listing(onDisk) : spool.In(source, folder);

    private FoundSidecar Found(IImportSource source, string folder, string name) =>
        source.SidecarFolder(folder) is { } onDisk
            ? new FoundSidecar(name, () => FromDisk(Path.Combine(onDisk, name)))
            : new FoundSidecar(name, () => spool.Read(source, folder, name));

    private static byte[]? FromDisk(string path)
    {
        try
        {
            using var file = Originals.Open(path);
            if (file.Length > SidecarFiles.MaxLength)
                return null;
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
