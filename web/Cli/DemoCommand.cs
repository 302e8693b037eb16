using System.CommandLine;
using Bpp.Engine.Cli;
using Bpp.Engine.Library;
using Bpp.Engine.Samples;
using Bpp.Engine.Storage;
using Bpp.Web.Hosting;

namespace Bpp.Web.Cli;

/// <summary><c>bpp demo</c>: paints a sample library, runs the whole job on it and shows the result.</summary>
internal static class DemoCommand
{
    private const int DefaultPicks = 16;

    public static Command Create(CommandEnvironment environment)
    {
        var port = new Option<int>("--port") { Description = "Port on this machine to show it at; 0 takes a free one.", DefaultValueFactory = _ => 0, HelpName = "N" };
        var keep = new Option<DirectoryInfo?>("--keep") { Description = "Make the demo in this new or empty folder and leave it there.", HelpName = "DIR" };
        var noBrowser = new Option<bool>("--no-browser") { Description = "Do not open a browser." };
        var photos = new Option<int>("--photos") { Description = "How many sample photos, 1 to 10000.", DefaultValueFactory = _ => new SampleOptions().Photos, HelpName = "N" };
        var megapixels = new Option<double>("--megapixels") { Description = "Size of the sample photos, 0.05 to 50.", DefaultValueFactory = _ => new SampleOptions().Megapixels, HelpName = "MP" };
        var picks = new Option<int>("--k", "-k") { Description = "How many picks.", DefaultValueFactory = _ => DefaultPicks, HelpName = "N" };
        var once = new Option<bool>("--once") { Description = "Make everything, print the summary and end without showing it." };
        var command = new Command("demo", "Paint a sample library, pick its best photos and show them in a browser.") { port, keep, noBrowser, photos, megapixels, picks, once };
        command.SetAction(async (parsed, stop) =>
        {
            var demo = new DemoOptions(parsed.GetRequiredValue(port), parsed.GetValue(keep)?.FullName, !parsed.GetValue(noBrowser), parsed.GetValue(once), parsed.GetRequiredValue(picks), parsed.GetValue(GlobalOptions.Seed))
            {
                Config = parsed.GetValue(GlobalOptions.Config)?.FullName,
                Samples = new SampleOptions { Photos = parsed.GetRequiredValue(photos), Megapixels = parsed.GetRequiredValue(megapixels) },
            };
            demo.Validate();
            if (!demo.Once)
                PortHolder.RequireFree(new ServerOptions(demo.Port));
            var folder = demo.Keep ?? Directory.CreateTempSubdirectory("bpp-demo-").FullName;
            try
            {
                return await RunAsync(environment, demo, folder, stop);
            }
            finally
            {
                if (demo.Keep is null)
                    DerivedFiles.DeleteFolder(folder);
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(CommandEnvironment environment, DemoOptions demo, string folder, CancellationToken stop)
    {
        var (photos, best) = (Path.Combine(folder, "photos"), Path.Combine(folder, "best"));
        await environment.Error.WriteLineAsync($"Painting {demo.Samples.Photos} sample photos of {demo.Samples.Megapixels:0.##} megapixels in {photos} ...");
        await Task.Run(() => SampleLibrary.Create(photos, demo.Seed, demo.Samples, cancellationToken: stop), stop);
        await environment.Error.WriteLineAsync($"Picking the best {demo.Picks}: bpp run --input {photos} --out {best} --k {demo.Picks}");
        var code = await BppCommandLine.RunAsync(["run", "--input", photos, "--out", best, "--k", $"{demo.Picks}", "--title", "The best of the sample library", .. demo.Config is null ? (string[])[] : ["--config", demo.Config]], environment);
        stop.ThrowIfCancellationRequested();

        // The sample library holds a cut-off file and a text file on purpose: that some photos failed is part of the show.
        if (code is not (ExitCode.Ok or ExitCode.SomePhotosFailed))
            return code;
        var gallery = Path.Combine(best, "gallery.html");
        await environment.Error.WriteLineAsync(demo.Keep is null ? $"Gallery: {gallery} (removed at the end; --keep DIR keeps it)" : $"Gallery: {gallery}");
        if (!demo.Once)
            await ShowAsync(environment, demo, best, stop);
        return ExitCode.Ok;
    }

    /// <summary>Shows the library that <c>run</c> made until Ctrl-C.</summary>
    private static async Task ShowAsync(CommandEnvironment environment, DemoOptions demo, string folder, CancellationToken stop)
    {
        var library = new LibraryFolder(Path.Combine(folder, ".bpp"));
        using var database = OpenedLibrary.Open(library, environment);
        await ServeCommand.ServeAsync(environment, new ServedLibrary(library, database, environment.Time), PreparedServer.Make(library, new ServerOptions(demo.Port), environment.Time), demo.OpenBrowser, stop);
    }
}
