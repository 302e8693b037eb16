namespace Bpp.Engine.People;

/// <summary>A face where the user's words left it.</summary>
/// <param name="Face">In the library.</param>
/// <param name="Model">Of its embedding; null: it has none.</param>
/// <param name="IsDrawn">The user says that there is a face; no analysis saw one.</param>
internal sealed record PlacedFace(StoredFace Face, string? Model, bool IsDrawn);
