namespace Bpp.Engine.Storage;

/// <summary>The order of files by source, then path byte by byte: which of several copies stands for a photo.</summary>
internal sealed class PathOrder : IComparer<(int SourceId, string Path)>
{
    public static PathOrder Instance { get; } = new();

    public int Compare((int SourceId, string Path) x, (int SourceId, string Path) y) =>
        x.SourceId != y.SourceId ? x.SourceId.CompareTo(y.SourceId) : string.CompareOrdinal(x.Path, y.Path);
}
