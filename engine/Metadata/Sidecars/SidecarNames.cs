namespace Bpp.Engine.Metadata.Sidecars;

/// <summary>Which of a folder's sidecars belong to a photo.</summary>
internal static class SidecarNames
{
    /// <summary>XMP sidecars of the photo, the more specific <c>x.jpg.xmp</c> before <c>x.xmp</c>.</summary>
    public static IEnumerable<string> Xmp(FolderSidecars names, string photoName)
    {
        if (names.Xmp(photoName + ".xmp") is { } specific)
            yield return specific;
        if (names.Xmp(Path.GetFileNameWithoutExtension(photoName) + ".xmp") is { } shared)
            yield return shared;
    }

    /// <summary>The JSON of Takeout or osxphotos for the photo, or null.</summary>
    public static string? Json(FolderSidecars names, string photoName) =>
        names.HasJson ? JsonNames(photoName).Select(names.Json).FirstOrDefault(found => found is not null) : null;

    /// <summary>The last is osxphotos' name with <c>--sidecar-drop-ext</c>.</summary>
    private static IEnumerable<string> JsonNames(string photoName) => TakeoutNames.For(photoName).Append(Path.GetFileNameWithoutExtension(photoName) + ".json");
}
