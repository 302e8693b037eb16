namespace Bpp.Engine.Companions;

/// <summary>A photo that is shown with another.</summary>
/// <param name="PhotoId">The one that is not shown on its own.</param>
/// <param name="CompanionOf">The one it is shown with.</param>
/// <param name="Kind"><c>raw_jpeg</c>, <c>live</c>, <c>motion</c> or <c>burst_frame</c>.</param>
public sealed record Companion(long PhotoId, long CompanionOf, string Kind);
