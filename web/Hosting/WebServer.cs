using Bpp.Engine.Cli;

namespace Bpp.Web.Hosting;

/// <summary>The pages of one library, on this machine only unless told otherwise.</summary>
internal sealed class WebServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    internal WebServer(WebApplication app, Uri address, string ownerSecret) => (_app, Address, OwnerSecret) = (app, address, ownerSecret);

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
    public static Task<WebServer> StartAsync(ServedLibrary library, ServerOptions options, CancellationToken cancellationToken) =>
        PreparedServer.Make(library.Folder, options, library.Time).StartAsync(library, cancellationToken);

    /// <summary>Serves until cancelled.</summary>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        await _app.StopAsync(patience.Token);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
