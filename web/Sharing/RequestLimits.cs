using System.Net;
using System.Threading.RateLimiting;
using Bpp.Engine.Sharing;

namespace Bpp.Web.Sharing;

/// <summary>No address and no device can ask faster than a hand scrolls, or decide faster than one taps.</summary>
internal sealed class RequestLimits : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress> _addresses = Buckets<IPAddress>(most: 1200, perSecond: 200);
    private readonly PartitionedRateLimiter<string> _devices = Buckets<string>(most: 800, perSecond: 120);
    private readonly PartitionedRateLimiter<string> _deciding = Buckets<string>(most: 60, perSecond: 2);

    /// <summary>Whether an address may send another request.</summary>
    public bool Allows(IPAddress address) => Take(_addresses, address);

    /// <summary>Whether a device may send another request.</summary>
    /// <param name="device">Which.</param>
    /// <param name="right">What the request is about.</param>
    public bool Allows(SharedDevice device, Right right) => Take(_devices, device.Id) && (right != Right.Pick || Take(_deciding, device.Id));

    public void Dispose()
    {
        _addresses.Dispose();
        _devices.Dispose();
        _deciding.Dispose();
    }

    private static bool Take<T>(PartitionedRateLimiter<T> limiter, T key)
    {
        using var lease = limiter.AttemptAcquire(key);
        return lease.IsAcquired;
    }

    private static PartitionedRateLimiter<T> Buckets<T>(int most, int perSecond)
        where T : notnull =>
        PartitionedRateLimiter.Create<T, T>(key => RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = most,
            TokensPerPeriod = perSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));
}
