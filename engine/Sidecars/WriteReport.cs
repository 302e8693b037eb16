namespace Bpp.Engine.Sidecars;

/// <summary>What <see cref="SidecarWriting"/> did.</summary>
/// <param name="Written">Sidecars made or changed; in a dry run, that would be.</param>
/// <param name="Unchanged">Sidecars that said all of it already.</param>
/// <param name="Silent">Photos of which there is nothing to say.</param>
/// <param name="Failures">Photos whose sidecar could not be written.</param>
internal sealed record WriteReport(int Written, int Unchanged, int Silent, IReadOnlyList<SidecarFailure> Failures);
