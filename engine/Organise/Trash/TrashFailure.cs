namespace Bpp.Engine.Organise.Trash;

/// <summary>A copy that could not be deleted.</summary>
/// <param name="Path">Below the library's <c>photos/</c>.</param>
/// <param name="Message">Why, in words.</param>
public sealed record TrashFailure(string Path, string Message);
