using Bpp.Web.Shell;

namespace Bpp.Web.Endpoints;

/// <summary><c>/api/events</c>: server-sent events for every open page.</summary>
internal static class EventEndpoints
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/api/events", StreamAsync);

    private static async Task StreamAsync(HttpContext context, EventHub hub, ServedLibrary library, SidebarCounts counts, IHostApplicationLifetime lifetime)
    {
        context.Response.ContentType = "text/event-stream";
        context.Response.Headers.CacheControl = "no-store";
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        using var listener = hub.Listen(); // before the hello, so that nothing falls between the two
        try
        {
            await context.Response.WriteAsync($"retry: 1000\nevent: hello\ndata: {{\"version\":{library.Version}}}\n\n", gone.Token);
            if (counts.Latest.Count > 0)
                await context.Response.WriteAsync(EventHub.Text("counts", counts.Latest), gone.Token);
            await context.Response.Body.FlushAsync(gone.Token);
            await foreach (var text in listener.ReadAsync(gone.Token))
            {
                await context.Response.WriteAsync(text, gone.Token);
                await context.Response.Body.FlushAsync(gone.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was closed, or the server ends.
        }
    }
}
