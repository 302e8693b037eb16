using System.Net;
using Bpp.Engine.Cli;

namespace Bpp.Web.Hosting;

/// <summary>Where and how the pages are served.</summary>
/// <param name="Port">0 takes a free one.</param>
/// <param name="Host">An address of this machine to listen on; null = loopback only.</param>
internal sealed record ServerOptions(int Port = 0, string? Host = null)
{
    public const int DefaultPort = 5001;

    /// <exception cref="UserException"><see cref="Host"/> is no address.</exception>
    public IPAddress Address => Host is null or "localhost" ? IPAddress.Loopback
        : IPAddress.TryParse(Host, out var parsed) ? parsed
        : throw new UserException($"--host takes an address of this machine, such as 127.0.0.1, not {Host}.", ExitCode.Usage);

    /// <summary>Host names a request may name besides loopback and <see cref="Host"/>.</summary>
    public IReadOnlyList<string> MoreHosts { get; init; } = [];

    /// <summary>What of the outside world the pages may touch: where models are and how they are fetched.</summary>
    public CommandEnvironment Environment { get; init; } = CommandEnvironment.System;

    /// <summary>Through whom the owner may come from elsewhere.</summary>
    public TrustedProxies Proxies { get; init; } = TrustedProxies.None;
}
