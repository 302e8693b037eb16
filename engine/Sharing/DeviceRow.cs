namespace Bpp.Engine.Sharing;

/// <summary>A device as commands and pages list it: without the hash of its key.</summary>
public sealed record DeviceRow(
    string Id,
    string Name,
    string State,
    string Words,
    string Address,
    string Browser,
    bool CanPick,
    IReadOnlyList<string> Albums,
    IReadOnlyList<string> People,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastSeenAt)
{
    public static DeviceRow Of(SharedDevice device) => new(
        device.Id,
        device.Name,
        device.State.ToString().ToLowerInvariant(),
        device.Words,
        device.Address,
        device.Browser,
        device.Grant.CanPick,
        device.Grant.Albums,
        device.Grant.People,
        device.CreatedAt,
        device.LastSeenAt);
}
