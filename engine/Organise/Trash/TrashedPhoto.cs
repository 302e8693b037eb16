namespace Bpp.Engine.Organise.Trash;

/// <summary>A photo in the trash.</summary>
/// <param name="PhotoId">Its id in this library.</param>
/// <param name="Path">Relative to its source.</param>
/// <param name="TakenAt">Wall clock where it was taken.</param>
/// <param name="TrashedAt">UTC.</param>
/// <param name="Size">Bytes of one copy.</param>
/// <param name="ManagedCopies">Copies below the library's <c>photos/</c>: what emptying the trash deletes.</param>
public sealed record TrashedPhoto(long PhotoId, string Path, DateTime? TakenAt, DateTime TrashedAt, long Size, long ManagedCopies);
