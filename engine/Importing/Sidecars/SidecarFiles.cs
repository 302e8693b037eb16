using System.Collections.Frozen;
using Bpp.Engine.Import;
using Bpp.Engine.Metadata.Sidecars;
using Bpp.Engine.Metadata.Xmp;

namespace Bpp.Engine.Importing.Sidecars;

/// <summary>The files beside a photo that travel with it: XMP, the JSON of Takeout and osxphotos, Apple's edits.</summary>
internal static class SidecarFiles
{
    /// <summary>Largest one taken along, bytes: as large as is ever read.</summary>
    public const int MaxLength = XmpXml.MaxLength;

    private static readonly FrozenSet<string> Extensions = new[] { "xmp", "json", "aae" }.ToFrozenSet();

    public static bool IsSidecar(string name) => Extensions.Contains(PhotoExtensions.Of(name));

    /// <summary>Names among <paramref name="names"/> that describe the photo, without JSON.</summary>
    public static IEnumerable<string> Beside(FolderSidecars names, string photoName)
    {
        foreach (var xmp in SidecarNames.Xmp(names, photoName))
            yield return xmp;
        if (names.Edit(Path.GetFileNameWithoutExtension(photoName) + ".aae") is { } edit)
            yield return edit;
    }

    /// <summary>What a sidecar is called whose photo had to be renamed.</summary>
    public static string NameFor(string photoName, string sidecarName) => PhotoExtensions.Of(sidecarName) switch
    {
        "aae" => Path.GetFileNameWithoutExtension(photoName) + ".AAE",
        var extension => $"{photoName}.{extension}",
    };
}
