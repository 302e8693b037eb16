namespace Bpp.Engine.Sharing;

/// <summary>A phone, tablet or computer that asked to see the library.</summary>
/// <param name="Id">Short, for people and commands; no secret.</param>
/// <param name="Name">What its user calls it.</param>
/// <param name="KeyHash">SHA-256 of its key, hexadecimal; the key itself is only on the device.</param>
/// <param name="State">Whether it is let in.</param>
/// <param name="Grant">What it may do.</param>
/// <param name="Address">Where its request came from.</param>
/// <param name="Browser">What it says it is.</param>
/// <param name="CreatedAt">UTC.</param>
public sealed record SharedDevice(string Id, string Name, string KeyHash, DeviceState State, DeviceGrant Grant, string Address, string Browser, DateTimeOffset CreatedAt)
{
    /// <summary>UTC; null: never.</summary>
    public DateTimeOffset? LastSeenAt { get; init; }

    /// <summary>To be compared by the owner with what the device shows.</summary>
    public string Words => CodeWords.Of(KeyHash);

    /// <summary>Under which the history has what it decided.</summary>
    public string Actor => $"device:{Name} {Id}";
}
