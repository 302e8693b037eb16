using System.Net;
using Bpp.Engine.Cli;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace Bpp.Web.Hosting;

/// <summary>Ranges of addresses whose <c>X-Forwarded-For</c>, <c>-Proto</c> and <c>-Host</c> are believed; everybody else's are not even read.</summary>
/// <param name="Ranges">In CIDR notation, such as 172.17.0.0/16.</param>
internal sealed record TrustedProxies(IReadOnlyList<IPNetwork> Ranges)
{
    public static TrustedProxies None { get; } = new([]);

    /// <exception cref="UserException">One is no range.</exception>
    public static TrustedProxies Parse(IEnumerable<string> ranges) => new([.. ranges.Select(range =>
        IPNetwork.TryParse(range, out var network) ? network
        : IPAddress.TryParse(range, out var one) ? new IPNetwork(one, one.GetAddressBytes().Length * 8)
        : throw new UserException($"--trusted-proxy takes an address or a range such as 172.17.0.0/16, not {range}.", ExitCode.Usage))]);

    public bool Contains(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Ranges.Any(range => range.Contains(plain));
    }

    /// <summary>Has requests that come through one of them look as they did when they reached it.</summary>
    public void Use(IApplicationBuilder app)
    {
        if (Ranges.Count == 0)
            return;
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.All & ~ForwardedHeaders.XForwardedPrefix, ForwardLimit = 1 };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var range in Ranges)
            options.KnownIPNetworks.Add(range);
        app.UseForwardedHeaders(options);
    }
}
