namespace Bpp.Engine.Importing.Sources;

/// <summary>A file, folder, archive or entry that was not imported.</summary>
/// <param name="Origin">Where it is: a path, or <c>archive!/entry</c>.</param>
/// <param name="Message">Why, and what to do.</param>
public sealed record ImportFailure(string Origin, string Message);
