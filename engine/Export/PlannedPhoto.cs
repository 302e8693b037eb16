namespace Bpp.Engine.Export;

/// <summary>A photo with the name it will have.</summary>
/// <param name="Item">The photo.</param>
/// <param name="Name">Path below the output folder or inside the archive, with <c>/</c>.</param>
internal sealed record PlannedPhoto(ExportItem Item, string Name);
