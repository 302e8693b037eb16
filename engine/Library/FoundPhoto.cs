namespace Bpp.Engine.Library;

/// <summary>A photo that a user named.</summary>
/// <param name="PhotoId">Its id in this library.</param>
/// <param name="Sha256">Its content.</param>
/// <param name="Path">Relative to the folder that was analysed.</param>
public sealed record FoundPhoto(long PhotoId, string Sha256, string Path);
