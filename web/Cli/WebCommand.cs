using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using Bpp.Engine.Cli;
using Bpp.Engine.Library;
using Bpp.Web.Hosting;

namespace Bpp.Web.Cli;

/// <summary><c>bpp web</c>: the pages over a folder of photos that stay where they are.</summary>
internal static class WebCommand
{
    public static Command Create(CommandEnvironment environment)
    {
        var input = new Option<DirectoryInfo>("--input", "-i") { Description = "The folder of photos. Nothing is written there.", Required = true, HelpName = "DIR" };
        var workdir = new Option<DirectoryInfo?>("--workdir") { Description = "Where the library of this folder is kept; without it, below the user's cache folder.", HelpName = "DIR" };
        var port = new Option<int>("--port") { Description = "Port to serve at; 0 takes a free one.", DefaultValueFactory = _ => ServerOptions.DefaultPort, HelpName = "N" };
        var host = new Option<string?>("--host") { Description = "Address to listen on; the pages stay this machine's.", HelpName = "ADDRESS" };
        var noBrowser = new Option<bool>("--no-browser") { Description = "Do not open a browser." };
        var command = new Command("web", "Analyse a folder where it is and show it in the browser.") { input, workdir, port, host, noBrowser };
        command.SetAction(async (parsed, stop) =>
        {
            var folder = parsed.GetRequiredValue(input).FullName;
            var options = new ServerOptions(ServeCommand.Checked(parsed.GetRequiredValue(port)), parsed.GetValue(host));
            PortHolder.RequireFree(options);
            var library = new LibraryFolder(parsed.GetValue(workdir)?.FullName ?? CacheOf(folder));
            var code = await BppCommandLine.RunAsync(["analyze", "--input", folder, "--library", library.Root], environment);
            stop.ThrowIfCancellationRequested();
            if (code is not (ExitCode.Ok or ExitCode.SomePhotosFailed))
                return code;
            using var database = OpenedLibrary.Open(library, environment, parsed);
            return await ServeCommand.ServeAsync(environment, new ServedLibrary(library, database, environment.Time), PreparedServer.Make(library, options, environment.Time), !parsed.GetValue(noBrowser), stop);
        });
        return command;
    }

    private static string CacheOf(string folder)
    {
        var caches = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } given
            ? given
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.TrimEndingDirectorySeparator(folder))))[..16];
        return Path.Combine(caches, "bpp", "web", name);
    }
}
