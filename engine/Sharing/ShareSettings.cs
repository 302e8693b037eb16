namespace Bpp.Engine.Sharing;

/// <summary>Whether and where the library is shared.</summary>
/// <param name="IsOn">Off unless the owner switched it on.</param>
/// <param name="Port">1 to 65535, on every address of this machine in the local network.</param>
/// <param name="IsEncrypted">TLS; without it, who listens on the network sees every photo and can take a device's place.</param>
public sealed record ShareSettings(bool IsOn, int Port, bool IsEncrypted)
{
    public const int DefaultPort = 5443;

    public static ShareSettings Off { get; } = new(false, DefaultPort, true);
}
