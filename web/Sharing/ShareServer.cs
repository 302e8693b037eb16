using System.Net;
using System.Text.Json;
using Bpp.Engine.Sharing;
using Bpp.Web.Hosting;
using Bpp.Web.Media;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Bpp.Web.Sharing;

/// <summary>A second server, for devices only. The owner's pages are not mapped in it, so no mistake can open them.</summary>
internal sealed class ShareServer : IAsyncDisposable
{
    private const int MostBodyBytes = 16 << 10;
    private const int MostConnections = 256;

    private readonly WebApplication _app;

    private ShareServer(WebApplication app, Uri address) => (_app, Address) = (app, address);

    public Uri Address { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Starts listening.</summary>
    /// <param name="library">What is shown.</param>
    /// <param name="thumbnails">Makes its pictures.</param>
    /// <param name="book">Who may see it.</param>
    /// <param name="settings">Where; port 0 takes a free one.</param>
    /// <param name="address">On which address; every one of this machine.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<ShareServer> StartAsync(ServedLibrary library, Thumbnails thumbnails, ShareBook book, ShareSettings settings, IPAddress address, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = typeof(ShareServer).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBodyBytes;
            kestrel.Limits.MaxConcurrentConnections = MostConnections;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(240, TimeSpan.FromSeconds(5));
            kestrel.Listen(address, settings.Port, listen =>
            {
                if (settings.IsEncrypted)
                    listen.UseHttps(ShareCertificate.LoadOrMake(book.Folder, library.Time));
            });
        });
        builder.Services.AddSingleton(library);
        builder.Services.AddSingleton(library.Time);
        builder.Services.AddSingleton(thumbnails);
        builder.Services.AddSingleton(book);
        builder.Services.AddSingleton<FailedAttempts>();
        builder.Services.AddSingleton<SharedPhotos>();
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower);
        var app = builder.Build();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<RequestLimits>();
        app.UseMiddleware<AddressGuard>();
        app.UseMiddleware<OriginGuard>();
        app.Use(Problems.CatchAsync);
        app.UseRouting();
        app.UseMiddleware<RightGuard>();
        ShareEndpoints.Map(app);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new ShareServer(app, new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()));
    }

    /// <summary>Stops at once; open streams end.</summary>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(patience.Token);
        await _app.DisposeAsync();
    }
}
