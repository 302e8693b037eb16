namespace Bpp.Engine.Sidecars;

/// <summary>What <see cref="SidecarReading"/> found.</summary>
/// <param name="Looked">Photos whose file is there.</param>
/// <param name="Newer">Photos with a sidecar that was written after they were last read.</param>
/// <param name="Changed">Of these, photos of which it says something else than before.</param>
/// <param name="Failures">Photos that could not be read.</param>
internal sealed record ReadReport(int Looked, int Newer, int Changed, IReadOnlyList<SidecarFailure> Failures);
