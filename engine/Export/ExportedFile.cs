namespace Bpp.Engine.Export;

/// <summary>One photo that is in the output folder now.</summary>
/// <param name="Item">What was exported.</param>
/// <param name="Name">Path below the output folder (or inside the archive), with <c>/</c>.</param>
/// <param name="Sha256">Hash of the exported bytes.</param>
/// <param name="Size">Exported bytes.</param>
/// <param name="Outcome">What was done for it.</param>
/// <param name="Note">Something the user should know, e.g. that a strip needed new encoding; else null.</param>
public sealed record ExportedFile(ExportItem Item, string Name, string Sha256, long Size, ExportOutcome Outcome, string? Note = null);

/// <summary>What happened to one target.</summary>
public enum ExportOutcome
{
    Written,

    /// <summary>The very same bytes were there already.</summary>
    AlreadyThere,

    /// <summary>A different file was there and was kept, as asked.</summary>
    Skipped,
}
