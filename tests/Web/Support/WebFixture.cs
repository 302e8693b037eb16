using Bpp.Engine.Library;
using Bpp.Engine.Storage;
using Bpp.Tests.Support;
using Bpp.Web;
using Bpp.Web.Hosting;

namespace Bpp.Tests.Web.Support;

/// <summary>A server of this process over a copy of the sample library, on a free port of 127.0.0.1; one for each test class.</summary>
public sealed class WebFixture : IAsyncLifetime, IDisposable
{
    private readonly TempFolder _folder = new();
    private LibraryDatabase? _database;
    private ServedLibrary? _library;
    private WebServer? _server;

    /// <summary>Where the server is, without a slash at the end.</summary>
    public string Address => _server!.Address.ToString().TrimEnd('/');

    /// <summary>The folder of the photos, an in-place source of the library.</summary>
    public string Photos => _folder[SamplePhotos.PhotosName];

    internal LibraryDatabase Database => _database!;

    internal ServedLibrary Library => _library!;

    internal IServiceProvider Services => _server!.Services;

    public async Task InitializeAsync()
    {
        await SamplePhotos.CopyToAsync(_folder);
        var folder = new LibraryFolder(_folder[SamplePhotos.LibraryName]);
        _database = LibraryDatabase.Open(folder.DatabasePath);
        _library = new ServedLibrary(folder, _database, TimeProvider.System);
        _server = await WebServer.StartAsync(_library, new ServerOptions(), CancellationToken.None);
    }

    public void Dispose() => _folder.Dispose();

    public async Task DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _database?.Dispose();
    }

    /// <summary>Ends the server as a crash or an update would and starts another over the same library and port.</summary>
    internal async Task RestartAsync()
    {
        var port = _server!.Address.Port;
        await _server.DisposeAsync();
        _library = new ServedLibrary(Library.Folder, Database, TimeProvider.System);
        _server = await WebServer.StartAsync(_library, new ServerOptions(port), CancellationToken.None);
    }

    /// <summary>A browser without a screen: its own cookies, and the token of a page.</summary>
    internal Task<WebClient> ClientAsync() => WebClient.OpenAsync(Address);

    /// <summary>The first column of a query's first row.</summary>
    internal T? Scalar<T>(string sql, params object?[] parameters)
    {
        using var connection = Database.Connect();
        return connection.Scalar<T>(sql, parameters);
    }

    internal List<T> Query<T>(string sql, Func<System.Data.Common.DbDataReader, T> read)
    {
        using var connection = Database.Connect();
        return connection.Query(sql, read);
    }
}
