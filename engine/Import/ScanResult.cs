using Bpp.Engine.Pipeline;

namespace Bpp.Engine.Import;

/// <summary>One finding of a scan: exactly one of the two is set.</summary>
/// <param name="File">A file to analyse.</param>
/// <param name="Failure">A file or folder that could not be looked at (stage Scan).</param>
public sealed record ScanResult(PhotoFile? File, PhotoFailure? Failure);
