using System.CommandLine;
using Bpp.Engine.Library;
using Bpp.Engine.Recovery;

namespace Bpp.Engine.Cli;

/// <summary><c>bpp library</c>: several libraries by name, and where their folders are.</summary>
internal static class LibraryCommand
{
    public static Command Create(CommandEnvironment environment) => new("library", "Several libraries by name, and where the folders they read are.")
    {
        GlobalOptions.Library,
        List(environment),
        Make(environment),
        Open(environment),
        Rename(environment),
        Forget(environment),
        Relocate(environment),
        Check(environment),
    };

    private static Command List(CommandEnvironment environment)
    {
        var command = new Command("list", "List the libraries; * marks the one that is used without --library.");
        command.SetAction(parsed =>
        {
            var registry = environment.Libraries();
            var active = registry.Active();
            var entries = registry.List().Select(entry => (Entry: entry, IsActive: entry == active, new LibraryFolder(entry.Path).Exists)).ToList();
            if (parsed.GetValue(GlobalOptions.Json))
            {
                environment.Out.WriteLine(CliJson.Of(entries.Select(one => new { one.Entry.Name, one.Entry.Path, Active = one.IsActive, one.Exists })));
                return ExitCode.Ok;
            }

            foreach (var (entry, isActive, exists) in entries)
                environment.Out.WriteLine($"{(isActive ? "*" : " ")} {entry.Name}  {entry.Path}{(exists ? "" : "  (not there)")}");
            if (entries.Count == 0)
                environment.Error.WriteLine("no library has a name yet; `bpp library create NAME DIR` makes one.");
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Make(CommandEnvironment environment)
    {
        var name = new Argument<string>("NAME") { Description = "Its name." };
        var folder = new Argument<DirectoryInfo>("DIR") { Description = "Its folder; made when it is not there, taken as it is when it is a library." };
        var command = new Command("create", "Make a library, or give one that is there a name, and use it from now on.") { name, folder };
        command.SetAction(parsed =>
        {
            var library = new LibraryFolder(parsed.GetRequiredValue(folder).FullName);
            var registry = environment.Libraries();
            var entry = registry.Add(parsed.GetRequiredValue(name), library.Root);
            try
            {
                OpenedLibrary.OpenOrCreate(library, environment).Dispose();
            }
            catch
            {
                registry.Forget(entry.Name);
                throw;
            }

            return Tell(environment, parsed, registry.Open(entry.Name), "is the library in use");
        });
        return command;
    }

    private static Command Open(CommandEnvironment environment)
    {
        var name = new Argument<string>("NAME") { Description = "Its name, or the folder of a library that has none yet." };
        var command = new Command("open", "Use this library from now on, where --library does not name another.") { name };
        command.SetAction(parsed =>
        {
            var registry = environment.Libraries();
            var wanted = parsed.GetRequiredValue(name);
            if (registry.Find(wanted) is null && new LibraryFolder(Path.GetFullPath(wanted)) is { Exists: true } folder)
                wanted = registry.Add(Path.GetFileName(Path.TrimEndingDirectorySeparator(folder.Root)), folder.Root).Name;
            return Tell(environment, parsed, registry.Open(wanted), "is the library in use");
        });
        return command;
    }

    private static Command Rename(CommandEnvironment environment)
    {
        var name = new Argument<string>("NAME") { Description = "Its name." };
        var newName = new Argument<string>("NEW") { Description = "Its new name." };
        var command = new Command("rename", "Give a library another name; its folder keeps its own.") { name, newName };
        command.SetAction(parsed =>
            Tell(environment, parsed, environment.Libraries().Rename(parsed.GetRequiredValue(name), parsed.GetRequiredValue(newName)), "is its name now"));
        return command;
    }

    private static Command Forget(CommandEnvironment environment)
    {
        var name = new Argument<string>("NAME") { Description = "Its name." };
        var command = new Command("forget", "Take a library off the list; nothing of it is touched.") { name };
        command.SetAction(parsed => Tell(environment, parsed, environment.Libraries().Forget(parsed.GetRequiredValue(name)), "is off the list; its folder stays as it is"));
        return command;
    }

    private static Command Relocate(CommandEnvironment environment)
    {
        var old = new Argument<string>("OLD") { Description = "The folder as the library knows it, or one above it." };
        var now = new Argument<string>("NEW") { Description = "Where it is now." };
        var command = new Command("relocate", "Say where a folder of photos that was read in place lies now; nothing is analysed again.") { old, now };
        command.SetAction((parsed, stop) =>
        {
            using var database = OpenedLibrary.Open(GlobalOptions.LibraryOf(parsed), environment);
            var report = Relocation.Run(database, Path.GetFullPath(parsed.GetRequiredValue(old)), Path.GetFullPath(parsed.GetRequiredValue(now)), environment.Time, stop);
            return Task.FromResult(Tell(environment, parsed, report));
        });
        return command;
    }

    private static Command Check(CommandEnvironment environment)
    {
        var command = new Command("check", "Look which photo files are gone, back or moved; nothing is analysed again.");
        command.SetAction((parsed, stop) =>
        {
            using var database = OpenedLibrary.Open(GlobalOptions.LibraryOf(parsed), environment);
            return Task.FromResult(Tell(environment, parsed, MissingFiles.Check(database, environment.Time, all: true, stop)));
        });
        return command;
    }

    private static int Tell(CommandEnvironment environment, ParseResult parsed, MissingReport report)
    {
        environment.Out.WriteLine(parsed.GetValue(GlobalOptions.Json) ? CliJson.Of(report) : report.Words() ?? "every photo file is where it was");
        return ExitCode.Ok;
    }

    private static int Tell(CommandEnvironment environment, ParseResult parsed, LibraryEntry entry, string what)
    {
        environment.Out.WriteLine(parsed.GetValue(GlobalOptions.Json) ? CliJson.Of(entry) : $"{entry.Name} ({entry.Path}) {what}");
        return ExitCode.Ok;
    }
}
