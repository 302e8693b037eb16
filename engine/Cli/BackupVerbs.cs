using System.CommandLine;
using System.Globalization;
using Bpp.Engine.Library;
using Bpp.Engine.Recovery;

namespace Bpp.Engine.Cli;

/// <summary><c>bpp db backup|list|restore</c>.</summary>
internal static class BackupVerbs
{
    public static Command CreateBackup(CommandEnvironment environment)
    {
        var command = new Command("backup", "Take a backup of the database now and check it. Photos are not in it.");
        command.SetAction(parsed =>
        {
            var folder = GlobalOptions.LibraryOf(parsed);
            using var database = OpenedLibrary.Open(folder, environment);
            var path = DailyBackup.Take(database, BackupKind.Manual, environment.Time);
            var backup = new BackupFolder(folder.DatabasePath).List().First(one => one.Path == path);
            if (BackupCheck.Problem(backup) is { } problem)
                throw new UserException($"{path}: the backup was written and is not good: {problem}; check the disk");
            environment.Out.WriteLine(parsed.GetValue(GlobalOptions.Json) ? CliJson.Of(Shape(backup, null)) : path);
            return ExitCode.Ok;
        });
        return command;
    }

    public static Command CreateList(CommandEnvironment environment)
    {
        var check = new Option<bool>("--check") { Description = "Read every backup wholly and say whether it is good." };
        var command = new Command("list", "List the backups, newest first.") { check };
        command.SetAction(parsed =>
        {
            var folder = Existing(parsed);
            var checking = parsed.GetValue(check);
            var all = new BackupFolder(folder.DatabasePath).List().Select(backup => (Backup: backup, Problem: checking ? BackupCheck.Problem(backup) : null)).ToList();
            if (parsed.GetValue(GlobalOptions.Json))
            {
                environment.Out.WriteLine(CliJson.Of(all.Select(one => Shape(one.Backup, checking ? one.Problem ?? "" : null))));
            }
            else
            {
                foreach (var (backup, problem) in all)
                    environment.Out.WriteLine(Line(backup) + (checking ? $"  {problem ?? "good"}" : ""));
                if (all.Count == 0)
                    environment.Error.WriteLine("there is no backup yet; `bpp db backup` takes one.");
            }

            return all.Any(one => one.Problem is not null) ? ExitCode.Failure : ExitCode.Ok;
        });
        return command;
    }

    public static Command CreateRestore(CommandEnvironment environment)
    {
        var from = new Option<string?>("--from") { Description = "The backup, by its name in `bpp db list` or its path (default: the newest).", HelpName = "NAME" };
        var yes = new Option<bool>("--yes") { Description = "Do it; without, only say what would happen." };
        var command = new Command("restore", "Put a backup in place of the database, which is kept beside; decisions made since come back from the journal.") { from, yes };
        command.SetAction(parsed =>
        {
            var folder = Existing(parsed);
            if (Storage.LibraryLease.OwnerOf(folder.DatabasePath) is { } owner && owner.Pid != Environment.ProcessId)
                throw new UserException($"{folder.DatabasePath}: the library is in use by process {owner.Pid}; wait until it is done or end it", ExitCode.LibraryInUse);
            var backup = LibraryRestore.Choose(folder.DatabasePath, parsed.GetValue(from));
            if (!parsed.GetValue(yes))
            {
                environment.Error.WriteLine($"would restore {Line(backup)}; nothing was done. Add --yes to do it.");
                return ExitCode.Usage;
            }

            using var database = LibraryRestore.Run(folder.DatabasePath, backup, environment.Time, out var aside);
            OpenedLibrary.Tell(database, environment);
            DerivedTables.Refresh(database);
            if (parsed.GetValue(GlobalOptions.Json))
                environment.Out.WriteLine(CliJson.Of(new { Restored = backup.Path, SetAside = aside }));
            else
                environment.Out.WriteLine($"restored {backup.Name}{(aside is null ? "" : $"; the former database is {aside}")}");
            if (!parsed.GetValue(GlobalOptions.Quiet))
                environment.Error.WriteLine("what was analysed since the backup is analysed again by the next `bpp analyze`.");
            return ExitCode.Ok;
        });
        return command;
    }

    private static LibraryFolder Existing(ParseResult parsed) =>
        GlobalOptions.LibraryOf(parsed) is { Exists: true } folder ? folder : throw new UserException($"{GlobalOptions.LibraryOf(parsed).Root} is no library.");

    private static string Line(Backup backup) => string.Create(
        CultureInfo.InvariantCulture,
        $"{backup.Name}  {backup.TakenAt:yyyy-MM-dd HH:mm} UTC  {(backup.Info is { } info ? $"{info.Kind.ToString().ToLowerInvariant(),-9}  {info.Photos} photos  {info.Decisions} decisions  {(info.Bytes + (1 << 19)) >> 20} MB" : "without description")}");

    private static object Shape(Backup backup, string? problem) => new
    {
        backup.Name,
        backup.Path,
        backup.TakenAt,
        backup.Info?.Kind,
        backup.Info?.SchemaVersion,
        backup.Info?.Photos,
        backup.Info?.Decisions,
        backup.Info?.Bytes,
        Good = problem is null ? (bool?)null : problem.Length == 0,
        Problem = problem is { Length: > 0 } ? problem : null,
    };
}
