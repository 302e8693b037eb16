using Bpp.Engine.Sharing;

namespace Bpp.Web.Sharing;

/// <summary><c>/api/events</c> of devices: says when the library has changed, and ends as soon as the device is no longer trusted.</summary>
internal static class DeviceEvents
{
    /// <summary>A page that hears nothing for three of these knows that nobody is there.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/api/events", StreamAsync).WithMetadata(new RequiresRight(Right.View));

    private static async Task StreamAsync(HttpContext context, ShareBook book, ServedLibrary library, IHostApplicationLifetime lifetime)
    {
        var device = Visitor.DeviceOf(context);
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        using var news = new SemaphoreSlim(0);
        void Wake() => news.Release();
        void WakeOfVersion(long version) => news.Release();
        book.Changed += Wake;
        library.Changed += WakeOfVersion;
        try
        {
            context.Response.ContentType = "text/event-stream";
            while (book.Current(device.Id) is { State: DeviceState.Trusted } now)
            {
                // Another grant is news as well: what the page shows may be no longer its to show.
                var isSame = now.Grant == device.Grant;
                await SayAsync(context, isSame ? "beat" : "granted", library.Version, gone.Token);
                if (!isSame)
                    return;
                await news.WaitAsync(Beat, gone.Token);
            }

            await SayAsync(context, "revoked", library.Version, gone.Token);
        }
        catch (OperationCanceledException)
        {
            // The page was closed, or sharing ends.
        }
        finally
        {
            book.Changed -= Wake;
            library.Changed -= WakeOfVersion;
        }
    }

    private static async Task SayAsync(HttpContext context, string name, long version, CancellationToken stop)
    {
        await context.Response.WriteAsync($"event: {name}\ndata: {version}\n\n", stop);
        await context.Response.Body.FlushAsync(stop);
    }
}
