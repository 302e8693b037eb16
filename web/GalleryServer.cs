using System.Net;
using Bpp.Engine.Cli;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.FileProviders.Physical;

namespace Bpp.Web;

/// <summary>Serves an exported folder with its gallery page, on this machine only.</summary>
internal sealed class GalleryServer : IAsyncDisposable
{
    /// <summary>The page holds its own styles and script, and names their hashes in a policy of its own; both policies hold.</summary>
    private const string ContentSecurityPolicy =
        "default-src 'none'; img-src 'self' data: blob:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string DefaultPage = "gallery.html";

    private readonly WebApplication _app;

    private GalleryServer(WebApplication app, Uri address)
    {
        _app = app;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Starts listening on 127.0.0.1.</summary>
    /// <param name="folder">An exported folder; its hidden files, the library among them, are not served.</param>
    /// <param name="port">0 takes a free one.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="UserException">The port is taken or not allowed.</exception>
    public static async Task<GalleryServer> StartAsync(string folder, int port, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        var app = builder.Build();
        app.Use(GuardAsync);
        app.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(folder, ExclusionFilters.Sensitive) });
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException exception)
        {
            await app.DisposeAsync();
            throw new UserException($"Cannot listen on 127.0.0.1:{port}: the port is in use. Name another with --port, or leave it out for a free one.", ExitCode.Failure, exception);
        }

        var listening = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new GalleryServer(app, new Uri(listening));
    }

    /// <summary>Serves until cancelled.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        await _app.StopAsync(CancellationToken.None);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        // The host is checked before anything else: a web page elsewhere must not reach this server by DNS rebinding.
        var (request, response) = (context.Request, context.Response);
        if (request.Host.Host is not ("127.0.0.1" or "localhost"))
        {
            response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            return Task.CompletedTask;
        }

        response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers.CacheControl = "no-store";
        if (!HttpMethods.IsGet(request.Method))
        {
            response.Headers.Allow = "GET";
            response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return Task.CompletedTask;
        }

        if (request.Path == "/")
            request.Path = "/" + DefaultPage;
        return next(context);
    }
}
