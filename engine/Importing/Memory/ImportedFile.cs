namespace Bpp.Engine.Importing.Memory;

/// <summary>A row of <c>facts.imported_files</c>: a file of a source that was dealt with.</summary>
/// <param name="Origin">Its path, or <c>archive!/entry</c>.</param>
/// <param name="Size">Bytes.</param>
/// <param name="ModifiedAt">Last write time, UTC, as DuckDB keeps times.</param>
/// <param name="Sha256">Its content.</param>
/// <param name="Path">The copy below <c>photos/</c>; null when the library had the content already.</param>
internal sealed record ImportedFile(string Origin, long Size, DateTime ModifiedAt, string Sha256, string? Path);
