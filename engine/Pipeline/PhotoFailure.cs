using Bpp.Engine.Import;

namespace Bpp.Engine.Pipeline;

/// <summary>A row of <c>facts.failures</c>: what went wrong with which file, in words a user can act on.</summary>
/// <param name="File">The file; for a folder that could not be listed, the folder with size 0.</param>
/// <param name="Sha256">Content hash when it is known.</param>
/// <param name="Stage">Where it happened.</param>
/// <param name="Reason">Why.</param>
/// <param name="Message">A sentence that names the values and the remedy; the path is in <paramref name="File"/>.</param>
/// <param name="IsWarning">The photo was analysed all the same; does not count as failed.</param>
public sealed record PhotoFailure(
    PhotoFile File,
    string? Sha256,
    PhotoStage Stage,
    FailureReason Reason,
    string Message,
    bool IsWarning = false);
