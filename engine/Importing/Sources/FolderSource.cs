using Bpp.Engine.Import;
using Bpp.Engine.Importing.Sidecars;

namespace Bpp.Engine.Importing.Sources;

/// <summary>A folder and all below it.</summary>
/// <param name="root">Absolute path.</param>
/// <param name="options">What counts as a photo, and folders to leave alone.</param>
internal sealed class FolderSource(string root, ScanOptions options) : IImportSource
{
    private const string Gone = "The folder is not there any more: was the card or disk taken out? Put it back and import again; what was copied is safe and is not copied twice.";

    public string Path => root;

    public bool IsArchive => false;

    public IReadOnlyList<ImportFailure> Index(SidecarSpool spool, CancellationToken stop) => [];

    public IEnumerable<Offer> Photos(CancellationToken stop)
    {
        foreach (var found in FolderScanner.Scan(root, 0, options, stop))
        {
            // One message for a folder that went, not one for each of its files.
            if (!Directory.Exists(root))
            {
                yield return Offer.Refused(root, Gone);
                yield break;
            }

            yield return found.File is { } file
                ? Offer.Of(new SourceEntry(this, file.RelativePath, file.Size, file.ModifiedUtc, file.FullPath, () => Originals.Open(file.FullPath)))
                : Offer.Refused(found.Failure!.File.FullPath, found.Failure.Message);
        }
    }

    public string? SidecarFolder(string relativeFolder) => System.IO.Path.Combine(root, relativeFolder);
}
