namespace Bpp.Engine.Organise.Trash;

/// <summary>A sidecar that goes with its photo.</summary>
/// <param name="Path">Below the library's <c>photos/</c>.</param>
/// <param name="Sha256">Its content.</param>
/// <param name="Size">Bytes.</param>
internal sealed record TrashedSidecar(string Path, string Sha256, long Size);
