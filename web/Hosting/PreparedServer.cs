using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Bpp.Engine.Cli;
using Bpp.Engine.Forwarding;
using Bpp.Engine.Library;
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

/// <summary>A server that is put together but listens to nobody yet: that can be done while its library is being opened.</summary>
internal sealed class PreparedServer
{
    private readonly ServerOptions _options;
    private readonly IPAddress _address;
    private readonly DirectoryInfo _keys;
    private readonly string _ownerSecret = RandomNumberGenerator.GetHexString(64);
    private readonly WebApplication _app;
    private ServedLibrary? _library;

    private PreparedServer(LibraryFolder folder, ServerOptions options, TimeProvider time, IPAddress address)
    {
        (_options, _address) = (options, address);
        _keys = new DirectoryInfo(Path.Combine(folder.DataFolder, "keys"));
        _app = Build(folder, time);
    }

    private ServedLibrary Library => _library ?? throw new InvalidOperationException("The server has no library yet.");

    /// <summary>Puts a server together; nothing is opened and nothing is written.</summary>
    /// <param name="folder">Of the library that it will be started with.</param>
    /// <param name="options">Where it will listen.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="UserException">There is no such address.</exception>
    public static PreparedServer Make(LibraryFolder folder, ServerOptions options, TimeProvider time) => new(folder, options, time, options.Address);

    /// <summary>Starts listening.</summary>
    /// <param name="library">The one of the folder; stays the caller's to close, after the server.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="UserException">The port or the address cannot be used.</exception>
    public async Task<WebServer> StartAsync(ServedLibrary library, CancellationToken cancellationToken)
    {
        _library = library;
        _keys.Create();
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(_keys.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        try
        {
            await _app.StartAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or System.Net.Sockets.SocketException)
        {
            await _app.DisposeAsync();
            throw PortHolder.Refused(_options, exception);
        }

        var listening = _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new WebServer(_app, new Uri(listening), _ownerSecret);
    }

    private WebApplication Build(LibraryFolder folder, TimeProvider time)
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
            kestrel.Listen(_address, _options.Port);
        });
        AddServices(builder.Services, folder, time);
        var app = builder.Build();
        Use(app);
        OwnerEndpoint.Map(app, new OwnerRunner(_options.Environment with { Time = time }, () => Library.Touch()), _ownerSecret);

        // Endpoints are made when somebody first asks for them; the start would.
        foreach (var source in ((IEndpointRouteBuilder)app).DataSources)
            _ = source.Endpoints;
        return app;
    }

    private void AddServices(IServiceCollection services, LibraryFolder folder, TimeProvider time)
    {
        services.AddSingleton(_options);
        services.AddSingleton(_ => Library);
        services.AddSingleton(time);
        services.AddSingleton<PhotoLists>();
        services.AddSingleton<PickedPhotos>();
        services.AddSingleton<Thumbnails>();
        services.AddSingleton<FaceCrops>();
        services.AddSingleton<EventHub>();
        services.AddSingleton<JobRunner>();
        services.AddHostedService(provider => provider.GetRequiredService<JobRunner>());
        services.AddSingleton(_options.Environment);
        services.AddSingleton(ShareBook.Of(folder, time));
        services.AddHostedService<ShareRunner>();
        services.AddSingleton<AnalysisWork>();
        services.AddSingleton<ImportWork>();
        services.AddSingleton<ExportWork>();
        services.AddSingleton<CheckWork>();
        services.AddSingleton<ModelWork>();
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
        services.AddDataProtection().SetApplicationName("bpp").PersistKeysToFileSystem(_keys);
    }

    private void Use(WebApplication app)
    {
        app.UseMiddleware<OwnerGuard>();
        _options.Proxies.Use(app);
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
        ModelEndpoints.Map(app);
        ShareOwnerEndpoints.Map(app);
        RuleEndpoints.Map(app);
    }
}
