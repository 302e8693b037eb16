namespace Bpp.Engine.Organise;

/// <summary>A photo of an album.</summary>
/// <param name="PhotoId">Its id in this library.</param>
/// <param name="Path">Relative to its source.</param>
/// <param name="TakenAt">Wall clock where it was taken.</param>
public sealed record AlbumPhoto(long PhotoId, string Path, DateTime? TakenAt);
