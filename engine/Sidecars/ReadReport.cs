namespace Bpp.Engine.Sidecars;

/// <summary>What <see cref="SidecarReading"/> found.</summary>
/// <param name="Looked">Photos whose file is there.</param>
/// <param name="Newer">Photos with a sidecar that came or changed since they were last read.</param>
/// <param name="Gone">Photos of which a sidecar is gone since.</param>
/// <param name="Changed">Photos of which something else is said than before.</param>
/// <param name="Failures">Photos that could not be read.</param>
internal sealed record ReadReport(int Looked, int Newer, int Gone, int Changed, IReadOnlyList<SidecarFailure> Failures);
