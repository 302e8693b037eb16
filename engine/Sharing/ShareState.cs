namespace Bpp.Engine.Sharing;

/// <summary>What the server has made of the settings.</summary>
/// <param name="Settings">Those it is about.</param>
/// <param name="Listening">Where devices reach it; empty when sharing is off or failed.</param>
/// <param name="Problem">Why it does not listen, and what to do; null when it does or need not.</param>
public sealed record ShareState(ShareSettings Settings, IReadOnlyList<Uri> Listening, string? Problem);
