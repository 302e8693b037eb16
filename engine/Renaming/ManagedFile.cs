namespace Bpp.Engine.Renaming;

/// <summary>A photo file below <c>photos/</c>.</summary>
/// <param name="Path">Below <c>photos/</c>, with <c>/</c>.</param>
/// <param name="PhotoId">Its photo.</param>
/// <param name="TakenAt">When it was taken, if known.</param>
/// <param name="Camera">Model, if known.</param>
internal sealed record ManagedFile(string Path, long PhotoId, DateTime? TakenAt, string? Camera)
{
    /// <summary>With its last <c>/</c>; empty at the top.</summary>
    public string Folder { get; } = Path[..(Path.LastIndexOf('/') + 1)];

    /// <summary>Name without its extension.</summary>
    public string Stem { get; } = System.IO.Path.GetFileNameWithoutExtension(Path);
}
