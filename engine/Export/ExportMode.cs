namespace Bpp.Engine.Export;

/// <summary>How exported photos come into being.</summary>
public enum ExportMode
{
    /// <summary>New files, verified by hash.</summary>
    Copy,

    /// <summary>Second names of the originals; takes no space, needs the same file system.</summary>
    Hardlink,

    /// <summary>Symbolic links to the originals.</summary>
    Symlink,

    /// <summary>One archive, <c>best-photos.zip</c>.</summary>
    Zip,
}
