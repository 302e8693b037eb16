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

    private ShareServer(WebApplication app, IReadOnlyList<Uri> addresses) => (_app, Addresses) = (app, addresses);

    public IReadOnlyList<Uri> Addresses { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>Starts listening.</summary>
    /// <param name="library">What is shown.</param>
    /// <param name="thumbnails">Makes its pictures.</param>
    /// <param name="book">Who may see it.</param>
    /// <param name="settings">How; port 0 takes a free one.</param>
    /// <param name="addresses">Where.</param>
    /// <param name="proxies">Whose word is taken for who asks.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<ShareServer> StartAsync(ServedLibrary library, Thumbnails thumbnails, ShareBook book, ShareSettings settings, IReadOnlyList<IPAddress> addresses, TrustedProxies proxies, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = typeof(ShareServer).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => Listen(kestrel, library, book, settings, addresses));
        builder.Services.AddSingleton(library);
        builder.Services.AddSingleton(library.Time);
        builder.Services.AddSingleton(thumbnails);
        builder.Services.AddSingleton(book);
        builder.Services.AddSingleton<FailedAttempts>();
        builder.Services.AddSingleton<RequestLimits>();
        builder.Services.AddSingleton<SharedScopes>();
        builder.Services.AddSingleton<SharedPhotos>();
        builder.Services.AddSingleton<StrippedPhotos>();
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower);
        var app = builder.Build();
        proxies.Use(app);
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<AddressGuard>();
        app.UseMiddleware<OriginGuard>();
        app.Use(Problems.CatchAsync);
        app.UseRouting();
        app.UseMiddleware<RightGuard>();
        ShareAssets.Map(app);
        PairingEndpoints.Map(app);
        DeviceEndpoints.Map(app);
        DeviceMediaEndpoints.Map(app);
        DeviceEvents.Map(app);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return new ShareServer(app, [.. app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(address => new Uri(address))]);
    }

    /// <summary>Stops at once; open streams end.</summary>
    public async ValueTask DisposeAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _app.StopAsync(patience.Token);
        await _app.DisposeAsync();
    }

    private static void Listen(KestrelServerOptions kestrel, ServedLibrary library, ShareBook book, ShareSettings settings, IReadOnlyList<IPAddress> addresses)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = MostBodyBytes;
        kestrel.Limits.MaxConcurrentConnections = MostConnections;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(240, TimeSpan.FromSeconds(5));
        var certificate = settings.IsEncrypted ? ShareCertificate.LoadOrMake(book.Folder, library.Time) : null;
        var limit = new ConnectionLimit();
        foreach (var address in addresses)
        {
            kestrel.Listen(address, settings.Port, listen =>
            {
                listen.Use(limit.Before);
                if (certificate is not null)
                    listen.UseHttps(certificate, https => https.HandshakeTimeout = TimeSpan.FromSeconds(5));
            });
        }
    }
}
