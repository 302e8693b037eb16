namespace Bpp.Engine.Library;

/// <summary>A library the user gave a name.</summary>
/// <param name="Name">As <c>--library NAME</c> takes it; no path separators.</param>
/// <param name="Path">Absolute path of its folder.</param>
public sealed record LibraryEntry(string Name, string Path);
