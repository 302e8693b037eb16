using Bpp.Engine.Importing.Sources;

namespace Bpp.Engine.Importing;

/// <summary>What an import did.</summary>
/// <param name="Batch">Folder below <c>photos/</c>.</param>
/// <param name="Folder">Its absolute path.</param>
/// <param name="Complete">Every source was read to its end.</param>
/// <param name="Aborted">Why it ended early: the library's disk refused. Null otherwise.</param>
/// <param name="Found">Photos the sources offered.</param>
/// <param name="Copied">Photos that are now in the library, each verified; in a dry run, that would be.</param>
/// <param name="CopiedBytes">Their size.</param>
/// <param name="Known">Photos whose content the library had already.</param>
/// <param name="Sidecars">Sidecars that came with them.</param>
/// <param name="Failures">What was left out and why, by origin.</param>
/// <param name="Elapsed">Wall-clock time.</param>
public sealed record ImportReport(
    string Batch,
    string Folder,
    bool Complete,
    string? Aborted,
    long Found,
    long Copied,
    long CopiedBytes,
    long Known,
    long Sidecars,
    IReadOnlyList<ImportFailure> Failures,
    TimeSpan Elapsed);
