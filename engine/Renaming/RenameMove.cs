namespace Bpp.Engine.Renaming;

/// <summary>A file of the library's own photos and its new name, both below <c>photos/</c> with <c>/</c>.</summary>
public sealed record RenameMove(string From, string To);
