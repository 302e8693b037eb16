using Bpp.Engine.Pipeline;

namespace Bpp.Engine.Import;

/// <summary>
/// Walks a folder and yields its photos while it walks: one folder's matching names are in memory at a time, never the tree.
/// The order is the same on every run and platform: a folder's files by name (ordinal), then its subfolders by name, depth first.
/// </summary>
public static class FolderScanner
{
    /// <param name="root">The folder to scan; may itself be a symbolic link or hidden.</param>
    /// <param name="sourceId">Row of <c>facts.sources</c> for this folder.</param>
    /// <param name="options">What to look for.</param>
    /// <param name="cancellationToken">Checked for every entry.</param>
    /// <remarks>An unreadable folder or file is a result with a failure, not an exception.</remarks>
    public static IEnumerable<ScanResult> Scan(string root, int sourceId, ScanOptions options, CancellationToken cancellationToken)
    {
        var walk = new FolderWalk(Path.GetFullPath(root), options);
        while (walk.TryNextFolder() is { } folder)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var listing = FolderListing.Read(folder.FullPath, options);
            if (listing.Error is { } error)
            {
                yield return Failed(sourceId, folder.RelativePath, folder.FullPath, $"The folder cannot be listed ({error}). {PermissionHint}");
                continue;
            }

            foreach (var name in listing.Files)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return Describe(sourceId, folder.Relative(name), Path.Combine(folder.FullPath, name));
            }

            walk.Push(folder, listing.Folders);
        }
    }

    private const string PermissionHint = "Check its permissions, or leave it out.";

    private static ScanResult Describe(int sourceId, string relativePath, string fullPath)
    {
        try
        {
            var info = new FileInfo(fullPath);
            if (info.ResolveLinkTarget(returnFinalTarget: true) is FileInfo target)
                info = target;
            if (info.Exists)
                return new ScanResult(new PhotoFile(sourceId, relativePath, fullPath, info.Length, info.LastWriteTimeUtc), null);
            return Failed(sourceId, relativePath, fullPath, Unnameable(relativePath) ?? "The file vanished during the scan, or is a link whose target does not exist.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Failed(sourceId, relativePath, fullPath, Unnameable(relativePath) ?? $"The file cannot be looked at ({FileErrors.Words(e)}). {PermissionHint}");
        }
    }

    /// <summary>Why a file that is there cannot be asked for; null where its name is none of the reasons.</summary>
    private static string? Unnameable(string relativePath) =>
        relativePath.Contains('\uFFFD', StringComparison.Ordinal) ? "The file's name is not valid UTF-8, so it cannot be opened. Rename the file." : null;

    private static ScanResult Failed(int sourceId, string relativePath, string fullPath, string message)
    {
        var file = new PhotoFile(sourceId, relativePath, fullPath, 0, DateTime.UnixEpoch);
        return new ScanResult(null, new PhotoFailure(file, null, PhotoStage.Scan, FailureReason.Unreadable, message));
    }
}
