using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Connections;

namespace Bpp.Web.Sharing;

/// <summary>So many open connections an address may have; the rest are dropped before a byte of them is read, so that one cannot take every other's place.</summary>
internal sealed class ConnectionLimit
{
    /// <summary>Two browsers over HTTP/1.1 with every stream they open.</summary>
    public const int MostEach = 24;

    private readonly ConcurrentDictionary<IPAddress, int> _open = new();

    /// <summary>As connection middleware, before TLS.</summary>
    public ConnectionDelegate Before(ConnectionDelegate next) => async connection =>
    {
        var address = (connection.RemoteEndPoint as IPEndPoint)?.Address ?? IPAddress.None;
        var open = _open.AddOrUpdate(address, 1, (_, count) => count + 1);
        try
        {
            if (open <= MostEach)
                await next(connection);
            else
                connection.Abort();
        }
        finally
        {
            if (_open.AddOrUpdate(address, 0, (_, count) => count - 1) == 0)
                _open.TryRemove(KeyValuePair.Create(address, 0));
        }
    };
}
