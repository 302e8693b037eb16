using System.Net;
using System.Net.Sockets;
using Bpp.Engine.Cli;
using Bpp.Engine.Sharing;
using Bpp.Web.Media;

namespace Bpp.Web.Sharing;

/// <summary>Has the server for devices run as long as the owner wants it, without a restart of anything.</summary>
internal sealed class ShareRunner(ServedLibrary library, Thumbnails thumbnails, CommandEnvironment environment) : BackgroundService
{
    private readonly ShareBook _book = ShareBook.Of(library.Folder);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var changed = new SemaphoreSlim(0);
        void Wake() => changed.Release();
        _book.Changed += Wake;
        ShareServer? server = null;
        var running = ShareSettings.Off;
        try
        {
            while (true)
            {
                var wanted = _book.Settings;
                if (wanted != running)
                {
                    if (server is not null)
                        await server.DisposeAsync();
                    server = wanted.IsOn ? await TryStartAsync(wanted, stoppingToken) : null;
                    running = wanted;
                }

                await changed.WaitAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end.
        }
        finally
        {
            _book.Changed -= Wake;
            if (server is not null)
                await server.DisposeAsync();
        }
    }

    private async Task<ShareServer?> TryStartAsync(ShareSettings settings, CancellationToken stop)
    {
        try
        {
            return await ShareServer.StartAsync(library, thumbnails, _book, settings, IPAddress.Any, stop);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            await environment.Error.WriteLineAsync($"bpp: cannot share on port {settings.Port}: {exception.Message} Name another: bpp share on --port N.");
            return null;
        }
    }
}
