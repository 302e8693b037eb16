namespace Bpp.Engine.Organise.Trash;

/// <summary>What emptying the trash did.</summary>
/// <param name="Photos">Photos of which Bpp deleted its copies.</param>
/// <param name="Files">Copies deleted.</param>
/// <param name="Bytes">Bytes freed.</param>
/// <param name="Kept">Photos that lie in folders of the user's own: never touched, still in the trash.</param>
/// <param name="Failures">Copies that stay, with the reason.</param>
public sealed record TrashReport(int Photos, int Files, long Bytes, int Kept, IReadOnlyList<TrashFailure> Failures);
