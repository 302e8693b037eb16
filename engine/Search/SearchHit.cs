namespace Bpp.Engine.Search;

/// <summary>A photo that a search found.</summary>
/// <param name="PhotoId">Its id in this library.</param>
/// <param name="Path">Below its source.</param>
/// <param name="File">Absolute path.</param>
/// <param name="TakenAt">Wall clock where it was taken.</param>
/// <param name="Score">0-1; null for what was not measured.</param>
/// <param name="Rating">-1 to 5.</param>
public sealed record SearchHit(long PhotoId, string Path, string File, DateTime? TakenAt, double? Score, int? Rating);
