using Bpp.Engine.Library;
using Bpp.Engine.Samples;
using Bpp.Engine.Storage;
using Bpp.Tests.Support;
using Bpp.Web;
using Bpp.Web.Hosting;

namespace Bpp.Tests.Web.Browser;

/// <summary>A new library without a photo, served; and photos elsewhere that could be brought in.</summary>
internal sealed class EmptySite : IAsyncDisposable
{
    private readonly TempFolder _folder;
    private readonly LibraryDatabase _database;
    private readonly WebServer _server;

    private EmptySite(TempFolder folder, LibraryDatabase database, WebServer server, IReadOnlyList<string> photos) =>
        (_folder, _database, _server, Photos) = (folder, database, server, photos);

    /// <summary>Paths of photos that are not in the library.</summary>
    public IReadOnlyList<string> Photos { get; }

    public string Address => _server.Address.ToString().TrimEnd('/');

    public static async Task<EmptySite> StartAsync(int photos)
    {
        var folder = new TempFolder();
        var painted = SampleLibrary.Create(folder["card"], 3, new SampleOptions { Photos = photos, Megapixels = 0.1, OddFiles = false });
        var library = new LibraryFolder(folder["lib"]);
        var database = BlankLibrary.Open(library.DatabasePath);
        var server = await WebServer.StartAsync(new ServedLibrary(library, database, TimeProvider.System), new ServerOptions(), CancellationToken.None);
        return new EmptySite(folder, database, server, [.. painted.Select(path => Path.Combine(folder["card"], path))]);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _database.Dispose();
        _folder.Dispose();
    }
}
