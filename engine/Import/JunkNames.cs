using System.Collections.Frozen;

namespace Bpp.Engine.Import;

/// <summary>Names that operating systems, network disks and photo programs leave behind: never photos of the user.</summary>
internal static class JunkNames
{
    private static readonly FrozenSet<string> Names = new[]
    {
        "@eadir", "#recycle", "#snapshot", "$recycle.bin", "system volume information", "recycler", "lost+found",
        "thumbs.db", "desktop.ini", "ehthumbs.db", "icon\r", "__macosx",
        "photos cache.noindex", "lightroom previews.lrdata", "picasa.ini", "zbthumbnail.info",
    }.ToFrozenSet();

    /// <summary>True for hidden names (a leading dot, which covers <c>._x</c>, <c>.DS_Store</c> and <c>.bpp</c>) and known junk.</summary>
    public static bool IsJunk(string name) =>
        name.StartsWith('.')
        || Names.Contains(name.ToLowerInvariant())
        || name.EndsWith(".lrdata", StringComparison.OrdinalIgnoreCase);
}
