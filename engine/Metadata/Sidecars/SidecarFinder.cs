namespace Bpp.Engine.Metadata.Sidecars;

/// <summary>
/// Finds the files beside a photo that describe it. Folders are listed once and remembered; after <see cref="TrustListing"/> one look at
/// the folder's time decides whether to list again. Thread-safe.
/// </summary>
internal sealed class SidecarFinder(TimeProvider time)
{
    private const int MaxFolders = 128;

    private static readonly TimeSpan TrustListing = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _folders = new(StringComparer.Ordinal);

    /// <summary>XMP sidecars of the photo, the more specific first.</summary>
    public IEnumerable<string> Xmp(string photoPath) =>
        Path.GetDirectoryName(photoPath) is { Length: > 0 } folder
            ? SidecarNames.Xmp(Listing(folder), Path.GetFileName(photoPath)).Select(name => Path.Combine(folder, name))
            : [];

    /// <summary>The JSON of Takeout or osxphotos for the photo, or null.</summary>
    public string? Json(string photoPath) =>
        Path.GetDirectoryName(photoPath) is { Length: > 0 } folder && SidecarNames.Json(Listing(folder), Path.GetFileName(photoPath)) is { } name
            ? Path.Combine(folder, name)
            : null;

    /// <summary>The sidecars of a folder.</summary>
    public FolderSidecars Listing(string folder)
    {
        Entry entry;
        lock (_lock)
        {
            if (!_folders.TryGetValue(folder, out entry!))
            {
                if (_folders.Count >= MaxFolders)
                    _folders.Remove(_folders.MinBy(pair => pair.Value.CheckedAt).Key);
                _folders[folder] = entry = new Entry { CheckedAt = time.GetTimestamp() };
            }
        }

        // Only readers of the same folder wait for its listing.
        lock (entry)
        {
            if (entry.Sidecars is null)
                entry.Sidecars = FolderSidecars.List(folder);
            else if (time.GetElapsedTime(entry.CheckedAt) > TrustListing && HasChanged(folder, entry.Sidecars))
                entry.Sidecars = FolderSidecars.List(folder);
            else
                return entry.Sidecars;
            entry.CheckedAt = time.GetTimestamp();
            return entry.Sidecars;
        }
    }

    private static bool HasChanged(string folder, FolderSidecars known)
    {
        try
        {
            return Directory.GetLastWriteTimeUtc(folder) != known.ModifiedUtc;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>One remembered folder; its monitor guards the listing.</summary>
    private sealed class Entry
    {
        public long CheckedAt { get; set; }

        public FolderSidecars? Sidecars { get; set; }
    }
}
