using System.Net;
using System.Threading.RateLimiting;
using Bpp.Web.Hosting;

namespace Bpp.Web.Sharing;

/// <summary>No address can ask faster than a hand scrolls.</summary>
internal sealed class RequestLimits(RequestDelegate next) : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> _limiter = PartitionedRateLimiter.Create<HttpContext, IPAddress>(context =>
        RateLimitPartition.GetTokenBucketLimiter(AddressOf(context), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = 600,
            TokensPerPeriod = 100,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));

    public static IPAddress AddressOf(HttpContext context) => context.Connection.RemoteIpAddress ?? IPAddress.None;

    public async Task InvokeAsync(HttpContext context)
    {
        using var lease = _limiter.AttemptAcquire(context);
        if (lease.IsAcquired)
            await next(context);
        else
            await Problems.WriteAsync(context, StatusCodes.Status429TooManyRequests, "too_many", "Too many requests; wait a moment.");
    }

    public void Dispose() => _limiter.Dispose();
}
