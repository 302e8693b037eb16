namespace Bpp.Engine.Sharing;

/// <summary>Something a device, or somebody who is none, did. The same again within ten minutes is counted, not listed.</summary>
/// <param name="At">When it began, UTC.</param>
/// <param name="Who">The device's name; null: nobody known.</param>
/// <param name="Address">Where from.</param>
/// <param name="What">Did what.</param>
/// <param name="Times">How often.</param>
public sealed record AccessEntry(DateTimeOffset At, string? Who, string Address, AccessKind What, int Times);
