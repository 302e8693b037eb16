using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using Bpp.Engine.Cli;
using Bpp.Engine.Sharing;
using Bpp.Web.Endpoints;
using Bpp.Web.Hosting;
using Bpp.Web.Media;

namespace Bpp.Web.Sharing;

/// <summary>Has the server for devices run as long as and where the owner wants it, without a restart of anything; the network may change meanwhile.</summary>
internal sealed class ShareRunner(ServedLibrary library, Thumbnails thumbnails, ShareBook book, EventHub hub, ServerOptions options, CommandEnvironment environment) : BackgroundService
{
    private ShareServer? _server;
    private string _running = "";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        using var changed = new SemaphoreSlim(0);
        void Wake() => changed.Release();
        void WakeOfNetwork(object? sender, EventArgs e) => changed.Release();
        book.Changed += Wake;
        NetworkChange.NetworkAddressChanged += WakeOfNetwork;
        try
        {
            while (true)
            {
                await FollowAsync(book.Settings, stoppingToken);
                hub.Publish("share", new { pending = book.Pending });
                await changed.WaitAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end.
        }
        finally
        {
            book.Changed -= Wake;
            NetworkChange.NetworkAddressChanged -= WakeOfNetwork;
            await EndAsync();
            book.Tell(null);
        }
    }

    /// <summary>Makes the server what the settings want; what only the guards read needs no new one.</summary>
    private async Task FollowAsync(ShareSettings settings, CancellationToken stop)
    {
        var (addresses, problem) = Wanted(settings);
        var wanted = settings.IsOn ? $"{settings.Port} {settings.IsEncrypted} {string.Join(' ', addresses)} {problem}" : "";
        if (wanted == _running && book.State?.Settings == settings)
            return;
        if (wanted != _running)
        {
            await EndAsync();
            if (settings.IsOn && problem is null)
                problem = await TryStartAsync(settings, addresses, stop);
            _running = wanted;
        }
        else
        {
            problem = book.State?.Problem;
        }

        book.Tell(new ShareState(settings, _server?.Addresses ?? [], problem));
    }

    private static (IReadOnlyList<IPAddress> Addresses, string? Problem) Wanted(ShareSettings settings)
    {
        if (!settings.IsOn)
            return ([], null);
        try
        {
            var addresses = LocalAddresses.Chosen(settings);
            return addresses.Count > 0 ? (addresses, null) : ([], "This machine has no address in a local network; connect it, or name one with --address.");
        }
        catch (UserException exception)
        {
            return ([], exception.Message);
        }
    }

    /// <returns>Why it does not listen; null: it does.</returns>
    private async Task<string?> TryStartAsync(ShareSettings settings, IReadOnlyList<IPAddress> addresses, CancellationToken stop)
    {
        try
        {
            _server = await ShareServer.StartAsync(library, thumbnails, book, settings, addresses, options.Proxies, stop);
            return null;
        }
        catch (Exception exception) when (exception is IOException or SocketException or UserException or UnauthorizedAccessException)
        {
            var words = exception is UserException ? exception.Message : $"cannot share on port {settings.Port}: {PortHolder.Words(settings.Port)}; name another, bpp share on --port N";
            await environment.Error.WriteLineAsync($"bpp: {words}");
            return words;
        }
    }

    private async Task EndAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _server = null;
    }
}
