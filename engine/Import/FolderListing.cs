using System.IO.Enumeration;

namespace Bpp.Engine.Import;

/// <summary>The entries of one folder that a scan cares about, sorted by name (ordinal).</summary>
/// <param name="Files">Names with a wanted extension.</param>
/// <param name="Folders">Names of subfolders to enter.</param>
/// <param name="Error">Why the folder could not be listed, in a few words.</param>
internal sealed record FolderListing(IReadOnlyList<string> Files, IReadOnlyList<FolderListing.Folder> Folders, string? Error)
{
    private static readonly EnumerationOptions Everything = new()
    {
        AttributesToSkip = 0,
        IgnoreInaccessible = false,
        RecurseSubdirectories = false,
        ReturnSpecialDirectories = false,
    };

    /// <summary>A subfolder, possibly reached through a link.</summary>
    public readonly record struct Folder(string Name, bool IsLink);

    private readonly record struct Entry(string Name, bool IsFolder, bool IsLink, bool IsHidden);

    public static FolderListing Read(string path, ScanOptions options)
    {
        var files = new List<string>();
        var folders = new List<Folder>();
        try
        {
            foreach (var entry in new FileSystemEnumerable<Entry>(path, ToEntry, Everything))
            {
                if (entry.IsHidden || JunkNames.IsJunk(entry.Name) || (entry.IsLink && !options.FollowSymlinks))
                    continue;
                if (entry.IsFolder)
                    folders.Add(new Folder(entry.Name, entry.IsLink));
                else if (options.Extensions.Contains(PhotoExtensions.Of(entry.Name)))
                    files.Add(entry.Name);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new FolderListing([], [], FileErrors.Words(e));
        }

        files.Sort(StringComparer.Ordinal);
        folders.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return new FolderListing(files, folders, null);
    }

    private static Entry ToEntry(ref FileSystemEntry entry) =>
        new(
            entry.FileName.ToString(),
            entry.IsDirectory,
            entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
            OperatingSystem.IsWindows() && entry.Attributes.HasFlag(FileAttributes.Hidden));
}
