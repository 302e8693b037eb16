namespace Bpp.Engine.Sharing;

/// <summary>Whether, where and what of the library is shared.</summary>
/// <param name="IsOn">Off unless the owner switched it on.</param>
/// <param name="Port">1 to 65535.</param>
/// <param name="IsEncrypted">TLS; without it, who listens on the network sees every photo and can take a device's place.</param>
public sealed record ShareSettings(bool IsOn, int Port, bool IsEncrypted)
{
    public const int DefaultPort = 5443;

    public static ShareSettings Off { get; } = new(false, DefaultPort, true);

    /// <summary>Addresses of this machine to listen on; none: all of <see cref="LocalAddresses"/>.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>Other names by which devices reach it, through a proxy or a container's published port: <c>host</c> or <c>host:port</c>.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    public SharedPictures Pictures { get; init; } = SharedPictures.Previews;

    /// <summary>The hosts that a request may name, without the addresses listened on.</summary>
    public bool Knows(string host) => Names.Any(name => string.Equals(name.Split(':')[0], host, StringComparison.OrdinalIgnoreCase));
}
