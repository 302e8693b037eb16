namespace Bpp.Web.Hosting;

/// <summary>Where and how the pages are served.</summary>
/// <param name="Port">0 takes a free one.</param>
/// <param name="Host">An address of this machine to listen on; null = loopback only.</param>
internal sealed record ServerOptions(int Port = 0, string? Host = null)
{
    public const int DefaultPort = 5001;

    /// <summary>Host names a request may name besides loopback and <see cref="Host"/>.</summary>
    public IReadOnlyList<string> MoreHosts { get; init; } = [];

    /// <summary>Through whom the owner may come from elsewhere.</summary>
    public TrustedProxies Proxies { get; init; } = TrustedProxies.None;
}
