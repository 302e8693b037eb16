using System.CommandLine;
using System.Net;
using Bpp.Engine.Cli;
using Bpp.Engine.Storage;
using Bpp.Web.Hosting;

namespace Bpp.Web.Cli;

/// <summary><c>bpp serve</c>: the pages of a library, until Ctrl-C.</summary>
internal static class ServeCommand
{
    public static Command Create(CommandEnvironment environment)
    {
        var port = new Option<int>("--port") { Description = "Port to serve at; 0 takes a free one.", DefaultValueFactory = _ => ServerOptions.DefaultPort, HelpName = "N" };
        var host = new Option<string?>("--host") { Description = "Address to listen on; the pages stay this machine's and a trusted proxy's.", HelpName = "ADDRESS" };
        var names = new Option<string[]>("--allow-host") { Description = "Another host name under which the owner reaches it, through a proxy; may be given several times.", HelpName = "NAME" };
        var proxies = new Option<string[]>("--trusted-proxy") { Description = "Address or range (172.17.0.0/16) of a proxy or a container's gateway: who comes through it is taken for the owner; may be given several times.", HelpName = "RANGE" };
        var noBrowser = new Option<bool>("--no-browser") { Description = "Do not open a browser." };
        var command = new Command("serve", "Show a library in the browser: look, choose, name people, compare, export.") { GlobalOptions.Library, port, host, names, proxies, noBrowser };
        command.SetAction(async (parsed, stop) =>
        {
            var options = new ServerOptions(Checked(parsed.GetRequiredValue(port)), parsed.GetValue(host))
            {
                MoreHosts = parsed.GetValue(names) ?? [],
                Proxies = TrustedProxies.Parse(parsed.GetValue(proxies) ?? []),
            };
            var folder = GlobalOptions.LibraryOf(parsed);
            var isNew = !folder.Exists;
            var preparing = Task.Run(() => PreparedServer.Make(folder, options, environment.Time), stop);
            using var database = isNew ? LibraryDatabase.Open(folder.DatabasePath, environment.Time) : OpenedLibrary.Open(folder, environment, parsed);
            if (isNew)
                await environment.Error.WriteLineAsync($"bpp: made a new library in {folder.Root}");
            var library = new ServedLibrary(folder, database, environment.Time);
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
            var upkeep = Task.CompletedTask;
            try
            {
                return await ServeAsync(environment, library, await preparing, !parsed.GetValue(noBrowser), stop, () => upkeep = LibraryUpkeep.RunAsync(database, environment, library.Touch, ending.Token));
            }
            finally
            {
                await ending.CancelAsync();
                await upkeep;
            }
        });
        return command;
    }

    /// <summary>Serves until cancelled.</summary>
    /// <param name="environment">Where it says its address.</param>
    /// <param name="library">Stays the caller's to close.</param>
    /// <param name="prepared">The server for it.</param>
    /// <param name="openBrowser">Open a browser where there is a desktop.</param>
    /// <param name="stop">Ends it.</param>
    /// <param name="started">Called when pages can be had.</param>
    public static async Task<int> ServeAsync(CommandEnvironment environment, ServedLibrary library, PreparedServer prepared, bool openBrowser, CancellationToken stop, Action? started = null)
    {
        await using var server = await prepared.StartAsync(library, stop);
        library.Database.Publish(ForThisMachine(server.Address), server.OwnerSecret);
        await environment.Out.WriteLineAsync(server.Address.ToString());
        await environment.Error.WriteLineAsync($"Serving {library.Folder.Root}. Ctrl-C ends it.");
        if (openBrowser)
            Browser.TryOpen(server.Address);
        started?.Invoke();
        await server.WaitAsync(stop);
        return ExitCode.Ok;
    }

    /// <summary>A server that listens on every address is reached here by the loopback's.</summary>
    private static Uri ForThisMachine(Uri address) =>
        IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any))
            ? new UriBuilder(address) { Host = ip.Equals(IPAddress.Any) ? "127.0.0.1" : "[::1]" }.Uri
            : address;

    /// <exception cref="UserException">No port has that number.</exception>
    internal static int Checked(int port) =>
        port is >= 0 and <= 65535 ? port : throw new UserException($"--port must be 0 to 65535, not {port}.", ExitCode.Usage);
}
