namespace Bpp.Engine.Importing.Target;

/// <summary>A verified copy that waits for its name.</summary>
/// <param name="Path">Where it is for now.</param>
/// <param name="Sha256">64 lower-case hex digits.</param>
/// <param name="Size">Bytes.</param>
internal sealed record StagedFile(string Path, string Sha256, long Size);
