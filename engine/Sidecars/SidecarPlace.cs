namespace Bpp.Engine.Sidecars;

/// <summary>Where sidecars are written.</summary>
/// <param name="Folder">Absolute path of a folder that mirrors the photos' own; null: beside the originals.</param>
internal sealed record SidecarPlace(string? Folder)
{
    public static SidecarPlace BesideOriginals { get; } = new((string?)null);
}
