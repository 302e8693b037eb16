namespace Bpp.Engine.Importing.Sources;

/// <summary>A photo that a source offers.</summary>
/// <param name="Source">Who offers it.</param>
/// <param name="RelativePath">Its place below the source, with <c>/</c>.</param>
/// <param name="Size">Bytes, as promised.</param>
/// <param name="ModifiedUtc">Last write time, UTC.</param>
/// <param name="FullPath">Where the file is; null for an archive's entry, which can be opened once, before the next is asked for.</param>
/// <param name="Open">Its bytes.</param>
internal sealed record SourceEntry(IImportSource Source, string RelativePath, long Size, DateTime ModifiedUtc, string? FullPath, Func<Stream> Open)
{
    /// <summary>What messages and the memory of imports call it.</summary>
    public string Origin => FullPath ?? $"{Source.Path}!/{RelativePath}";
}
