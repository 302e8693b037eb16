using Humanizer;

namespace Bpp.Engine.Recovery;

/// <summary>What a look at the photo files found.</summary>
/// <param name="Lost">Files that were there and are not.</param>
/// <param name="Returned">Lost files that are back at their place.</param>
/// <param name="Moved">Lost files found elsewhere in their source by their content.</param>
/// <param name="AbsentFolders">Sources that are not there at all, with their number of photo files.</param>
public sealed record MissingReport(int Lost, int Returned, int Moved, IReadOnlyDictionary<string, int> AbsentFolders)
{
    /// <summary>Photos were hidden or shown again.</summary>
    public bool ChangedAnything => Lost + Returned + Moved > 0;

    /// <summary>For the user, without a full stop; null when there is nothing to say.</summary>
    public string? Words()
    {
        var parts = new List<string>();
        foreach (var (folder, files) in AbsentFolders)
            parts.Add($"{folder} is not there: its {"photo file".ToQuantity(files)} {(files == 1 ? "is" : "are")} hidden until it is back; if it moved, `bpp library relocate {folder} NEW`");
        if (Lost > 0 && AbsentFolders.Count == 0)
            parts.Add($"{"photo file".ToQuantity(Lost)} {(Lost == 1 ? "is" : "are")} gone, the photos hidden until they are back");
        if (Returned > 0)
            parts.Add($"{"photo file".ToQuantity(Returned)} {(Returned == 1 ? "is" : "are")} back");
        if (Moved > 0)
            parts.Add($"{"photo file".ToQuantity(Moved)} had moved and {(Moved == 1 ? "was" : "were")} found by content");
        return parts.Count == 0 ? null : string.Join("; ", parts);
    }
}
