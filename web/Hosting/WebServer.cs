using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Bpp.Engine.Cli;
using Bpp.Engine.Forwarding;
using Bpp.Engine.Sharing;
using Bpp.Web.Endpoints;
using Bpp.Web.Jobs;
using Bpp.Web.Lists;
using Bpp.Web.Media;
using Bpp.Web.Sharing;
using Bpp.Web.Uploads;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.FileProviders;

namespace Bpp.Web.Hosting;

/// <summary>The pages of one library, on this machine only unless told otherwise.</summary>
internal sealed class WebServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebServer(WebApplication app, Uri address, string ownerSecret) => (_app, Address, OwnerSecret) = (app, address, ownerSecret);

    public Uri Address { get; }

    /// <summary>What this user's other processes show to have commands run here.</summary>
    public string OwnerSecret { get; }

    /// <summary>What the server is made of.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Starts listening.</summary>
    /// <param name="library">Stays the caller's to close, after the server.</param>
    /// <param name="options">Where.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="UserException">The port or the address cannot be used.</exception>
    public static async Task<WebServer> StartAsync(ServedLibrary library, ServerOptions options, CancellationToken cancellationToken)
    {
        var address = options.Host is null or "localhost" ? IPAddress.Loopback
            : IPAddress.TryParse(options.Host, out var parsed) ? parsed
            : throw new UserException($"--host takes an address of this machine, such as 127.0.0.1, not {options.Host}.", ExitCode.Usage);
        var ownerSecret = RandomNumberGenerator.GetHexString(64);
        var app = Build(library, options, address, ownerSecret);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or System.Net.Sockets.SocketException)
        {
            await app.DisposeAsync();
            throw new UserException($"Cannot listen on {address}:{options.Port}: {PortHolder.Words(options.Port)}. Name another port with --port, or 0 for a free one.", ExitCode.Failure, exception);
        }

        var listening = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new WebServer(app, new Uri(listening), ownerSecret);
    }

    /// <summary>Serves until cancelled.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await _app.StopAsync(patience.Token);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static WebApplication Build(ServedLibrary library, ServerOptions options, IPAddress address, string ownerSecret)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            // Named, because in a test the process is not bpp.
            ApplicationName = typeof(WebServer).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
        });
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1 << 20; // an endpoint that takes files raises its own
            kestrel.Listen(address, options.Port);
        });
        AddServices(builder.Services, library, options);
        var app = builder.Build();
        Use(app, options);
        OwnerEndpoint.Map(app, new OwnerRunner(CommandEnvironment.System with { Time = library.Time }, library.Touch), ownerSecret);
        return app;
    }

    private static void AddServices(IServiceCollection services, ServedLibrary library, ServerOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(library);
        services.AddSingleton(library.Time);
        services.AddSingleton<PhotoLists>();
        services.AddSingleton<PickedPhotos>();
        services.AddSingleton<Thumbnails>();
        services.AddSingleton<FaceCrops>();
        services.AddSingleton<EventHub>();
        services.AddSingleton<JobRunner>();
        services.AddHostedService(provider => provider.GetRequiredService<JobRunner>());
        services.AddSingleton(CommandEnvironment.System);
        services.AddSingleton(ShareBook.Of(library.Folder, library.Time));
        services.AddHostedService<ShareRunner>();
        services.AddSingleton<AnalysisWork>();
        services.AddSingleton<ImportWork>();
        services.AddSingleton<ExportWork>();
        services.AddSingleton<CheckWork>();
        services.AddSingleton<UploadStore>();
        services.AddSingleton<Texts>();
        services.AddSingleton<ListTitles>();
        services.AddSingleton<Shell.SidebarCounts>();
        services.AddHostedService(provider => provider.GetRequiredService<Shell.SidebarCounts>());
        services.AddSingleton<Shell.Navigation>();
        services.AddHttpContextAccessor();
        services.AddResponseCompression(compression =>
        {
            compression.MimeTypes = ["text/html", "text/css", "text/javascript", "application/json", "image/svg+xml", "application/octet-stream", "application/manifest+json"];
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.ConfigureHttpJsonOptions(json => json.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower);
        services.AddRazorPages(pages => pages.Conventions.AddPageRoute("/Photos", "").AddPageRoute("/Photos", "search"))
            .AddApplicationPart(typeof(WebServer).Assembly)
            .AddJsonOptions(json => json.JsonSerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower);
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.HeaderName = "X-Bpp-Token";
            antiforgery.Cookie.Name = "bpp-form";
            antiforgery.Cookie.HttpOnly = true;
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.SuppressXFrameOptionsHeader = true;
        });

        // Kept with the library, so that a page stays usable when the server is started anew.
        var keys = Directory.CreateDirectory(Path.Combine(library.Folder.DataFolder, "keys"));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(keys.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        services.AddDataProtection().SetApplicationName("bpp").PersistKeysToFileSystem(keys);
    }

    private static void Use(WebApplication app, ServerOptions options)
    {
        app.UseMiddleware<OwnerGuard>();
        options.Proxies.Use(app);
        app.UseMiddleware<HostGuard>();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<OriginGuard>();
        app.Use(Problems.CatchAsync);
        app.UseResponseCompression();
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new PhysicalFileProvider(app.Environment.WebRootPath),
            OnPrepareResponse = prepared => prepared.Context.Response.Headers.CacheControl =
                prepared.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache",
        });
        app.UseRouting();
        app.UseMiddleware<FormGuard>();
        app.MapRazorPages();
        ListEndpoints.Map(app);
        DecisionEndpoints.Map(app);
        MediaEndpoints.Map(app);
        EventEndpoints.Map(app);
        PickEndpoints.Map(app);
        AlbumEndpoints.Map(app);
        MapEndpoints.Map(app);
        SqlEndpoints.Map(app);
        JobEndpoints.Map(app);
        PeopleEndpoints.Map(app);
        FaceEndpoints.Map(app);
        SearchEndpoints.Map(app);
        HealthEndpoints.Map(app);
        ShareOwnerEndpoints.Map(app);
        RuleEndpoints.Map(app);
    }
}
