namespace Bpp.Engine.Importing.Sidecars;

/// <summary>A sidecar of a photo that is being imported.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="Read">Its bytes; null when it cannot be read or is too large.</param>
internal sealed record FoundSidecar(string Name, Func<byte[]?> Read);
