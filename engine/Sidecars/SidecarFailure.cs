namespace Bpp.Engine.Sidecars;

/// <summary>A sidecar that could not be written or read.</summary>
/// <param name="Path">Of the photo, relative to its folder.</param>
/// <param name="Message">Why, and what helps.</param>
internal sealed record SidecarFailure(string Path, string Message);
