namespace Bpp.Bench.Crash;

/// <summary>A broken promise.</summary>
/// <param name="Kind">Which.</param>
/// <param name="After">What was killed before.</param>
/// <param name="Message">What was found.</param>
internal sealed record CrashProblem(CrashKind Kind, string After, string Message);
