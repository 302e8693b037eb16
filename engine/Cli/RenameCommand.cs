using System.CommandLine;
using Bpp.Engine.Library;
using Bpp.Engine.Renaming;

namespace Bpp.Engine.Cli;

/// <summary><c>bpp rename</c>: new names for files of the library's own photos.</summary>
internal static class RenameCommand
{
    public static Command Create(CommandEnvironment environment)
    {
        var template = new Argument<string>("TEMPLATE") { Description = "The new names, without extension: {name} {date} {year} {month} {day} {time} {counter:3} {camera}." };
        var photos = new Argument<string[]>("PHOTO") { Description = VerbFactory.PhotoNames, Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all") { Description = "Every photo in the library's own folder." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what the names would be, and change nothing." };
        var command = new Command("rename", "Rename photo files in the library's own folder, their sidecars with them. Folders that are read in place are never touched.") { template, photos, GlobalOptions.Library, all, dryRun };
        command.SetAction((parsed, cancellationToken) =>
        {
            var names = parsed.GetRequiredValue(photos);
            var pattern = new NameTemplate(parsed.GetRequiredValue(template));
            if (names.Length == 0 == !parsed.GetValue(all))
                throw new UserException("name the photos to rename, or all of them with --all.", ExitCode.Usage);
            using var database = OpenedLibrary.Open(GlobalOptions.LibraryOf(parsed), environment);
            var ids = names.Length == 0 ? null : PhotoFinder.Find(database, names).Select(photo => photo.PhotoId).ToHashSet();
            var moves = RenamePlanner.Plan(database, pattern, ids);
            var isDry = parsed.GetValue(dryRun);
            if (!isDry)
            {
                BatchRename.Run(database, moves);
                DerivedTables.Refresh(database, cancellationToken);
            }

            if (parsed.GetValue(GlobalOptions.Json))
            {
                environment.Out.WriteLine(CliJson.Of(new { DryRun = isDry, Renamed = moves }));
                return Task.FromResult(ExitCode.Ok);
            }

            if (!parsed.GetValue(GlobalOptions.Quiet))
            {
                foreach (var move in moves)
                    environment.Out.WriteLine($"{move.From} → {move.To}");
                environment.Error.WriteLine(isDry ? $"{moves.Count} files would be renamed; nothing was done." : $"{moves.Count} files renamed.");
            }

            return Task.FromResult(ExitCode.Ok);
        });
        return command;
    }
}
