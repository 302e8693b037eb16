namespace Bpp.Engine.Organise.Trash;

/// <summary>One copy that is about to be deleted, as the manifest keeps it.</summary>
/// <param name="At">UTC.</param>
/// <param name="Path">Below the library's <c>photos/</c>.</param>
/// <param name="Sha256">Its content.</param>
/// <param name="Size">Bytes.</param>
/// <param name="TrashedAt">UTC, when the user put it in the trash.</param>
internal sealed record TrashLine(DateTime At, string Path, string Sha256, long Size, DateTime TrashedAt);
