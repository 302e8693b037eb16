using Bpp.Engine.Importing.Sidecars;

namespace Bpp.Engine.Importing.Sources;

/// <summary>A single photo that the user named.</summary>
internal sealed class FileSource(string path) : IImportSource
{
    public string Path => path;

    public bool IsArchive => false;

    public IReadOnlyList<ImportFailure> Index(SidecarSpool spool, CancellationToken stop) => [];

    public IEnumerable<Offer> Photos(CancellationToken stop)
    {
        var file = new FileInfo(path);
        yield return file.Exists
            ? Offer.Of(new SourceEntry(this, file.Name, file.Length, file.LastWriteTimeUtc, path, () => Originals.Open(path)))
            : Offer.Refused(path, "The file is not there any more.");
    }

    public string? SidecarFolder(string relativeFolder) => relativeFolder.Length == 0 ? System.IO.Path.GetDirectoryName(path) : null;
}
