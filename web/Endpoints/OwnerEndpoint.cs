using System.Net;
using System.Security.Cryptography;
using System.Text;
using Bpp.Engine.Cli;
using Bpp.Engine.Forwarding;
using Bpp.Web.Hosting;
using Microsoft.AspNetCore.Http.Features;

namespace Bpp.Web.Endpoints;

/// <summary><c>/owner/run</c>: commands of this user's other processes, which know the secret beside the library.</summary>
internal static class OwnerEndpoint
{
    private const long MostRequestBytes = 64 << 20;

    /// <param name="app">The server.</param>
    /// <param name="runner">Runs the commands.</param>
    /// <param name="secret">What a sender must show.</param>
    public static void Map(IEndpointRouteBuilder app, OwnerRunner runner, string secret)
    {
        var expected = Encoding.UTF8.GetBytes(secret);
        app.MapPost("/" + OwnerClient.RunPath, context => Answer(context, expected, () => RunAsync(context, runner))).WithMetadata(new NoFormToken());
        app.MapPost("/" + OwnerClient.StopPath, context => Answer(context, expected, () => StopAsync(context, runner))).WithMetadata(new NoFormToken());
    }

    private static Task Answer(HttpContext context, byte[] expected, Func<Task> answer)
    {
        var shown = Encoding.UTF8.GetBytes(context.Request.Headers[OwnerClient.SecretHeader].ToString());
        if (IsFromHere(context.Connection) && CryptographicOperations.FixedTimeEquals(shown, expected))
            return answer();
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private static async Task RunAsync(HttpContext context, OwnerRunner runner)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = MostRequestBytes;
        var request = await context.Request.ReadFromJsonAsync<CommandRequest>(CommandRequest.Json, context.RequestAborted) ?? throw new UserException("There is no command.", ExitCode.Usage);
        context.Response.ContentType = "application/vnd.bpp.frames";
        context.Response.Headers.CacheControl = "no-store";
        var closing = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        await runner.RunAsync(request, context.Response.Body, context.RequestAborted, closing);
    }

    private static async Task StopAsync(HttpContext context, OwnerRunner runner)
    {
        var isStopped = await context.Request.ReadFromJsonAsync<string>(context.RequestAborted) is { } id && runner.Stop(id);
        context.Response.StatusCode = isStopped ? StatusCodes.Status204NoContent : StatusCodes.Status404NotFound;
    }

    private static bool IsFromHere(ConnectionInfo connection) =>
        connection.RemoteIpAddress is { } remote && (IPAddress.IsLoopback(remote) || remote.Equals(connection.LocalIpAddress));
}
