using Bpp.Engine.Cli;
using Bpp.Engine.Library;
using Bpp.Engine.Samples;
using Bpp.Engine.Storage;
using Bpp.Tests.Support;
using Bpp.Web;
using Bpp.Web.Hosting;

namespace Bpp.Tests.Web;

/// <summary>A small sample library, analysed and served on a free port of this machine.</summary>
public sealed class ServedSamples : IAsyncLifetime, IDisposable
{
    private readonly TempFolder _folder = new();
    private LibraryDatabase? _database;
    private WebServer? _server;

    public Uri Address => _server!.Address;

    public string Photos => _folder["photos"];

    public string Root => _folder["lib"];

    internal ServedLibrary Library { get; private set; } = null!;

    /// <summary>Asks as a page of the server itself would.</summary>
    public HttpClient Client()
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return client;
    }

    public async Task InitializeAsync()
    {
        SampleLibrary.Create(Photos, 7, new SampleOptions { Photos = 24, Megapixels = 0.12 });
        var environment = new CommandEnvironment(TextWriter.Null, TextWriter.Null, TimeProvider.System, IsTerminal: false);
        await BppCommandLine.RunAsync(["analyze", "--input", Photos, "--library", Root, "--quiet", "--no-faces"], environment);
        await StartAsync();
    }

    /// <summary>Ends the server and the library, and starts both again on another port.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    public async Task DisposeAsync() => await StopAsync();

    public void Dispose() => _folder.Dispose();

    private async Task StartAsync()
    {
        var folder = new LibraryFolder(Root);
        _database = LibraryDatabase.Open(folder.DatabasePath);
        Library = new ServedLibrary(folder, _database, TimeProvider.System);
        _server = await WebServer.StartAsync(Library, new ServerOptions(), CancellationToken.None);
    }

    private async Task StopAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _database?.Dispose();
    }
}
