namespace Bpp.Engine.Sharing;

/// <summary>What the owner said about a device.</summary>
public enum DeviceState
{
    /// <summary>It asked, and waits.</summary>
    Pending,

    /// <summary>It may look.</summary>
    Trusted,

    /// <summary>It may no longer do anything.</summary>
    Revoked,
}
