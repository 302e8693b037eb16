namespace Bpp.Engine.Export;

/// <summary>One photo that could not be exported; the others went on.</summary>
/// <param name="Item">The photo.</param>
/// <param name="Message">What was wrong and what to do.</param>
public sealed record ExportFailure(ExportItem Item, string Message);
