using System.CommandLine;
using Bpp.Engine.Recovery;
using Bpp.Migrations;

namespace Bpp.Engine.Cli;

/// <summary><c>bpp db</c>: the state of a library's database.</summary>
internal static class DbCommand
{
    public static Command Create(CommandEnvironment environment) => new("db", "Maintain the library's database: check it, back it up, restore or rebuild it.")
    {
        GlobalOptions.Library,
        Migrate(environment),
        Verify(environment),
        BackupVerbs.CreateBackup(environment),
        BackupVerbs.CreateList(environment),
        BackupVerbs.CreateRestore(environment),
        RebuildVerb.Create(environment),
    };

    private static Command Migrate(CommandEnvironment environment)
    {
        var command = new Command("migrate", "Bring the library to this version's schema and views; every other verb does it too.");
        command.SetAction(parsed =>
        {
            using var database = OpenedLibrary.Open(GlobalOptions.LibraryOf(parsed), environment);
            database.RepairViews(environment.Time);
            environment.Out.WriteLine($"schema version {LibraryMigrator.NewestVersion}");
            return ExitCode.Ok;
        });
        return command;
    }

    private static Command Verify(CommandEnvironment environment)
    {
        var files = new Option<bool>("--files") { Description = "Also read every photo file and compare its SHA-256, and look at the cached thumbnails." };
        var command = new Command("verify", "Check the schema, the views, every block of the tables, the journal of decisions and, if asked, the photo files.") { files };
        command.SetAction((parsed, cancellationToken) =>
        {
            var library = GlobalOptions.LibraryOf(parsed);
            using var database = OpenedLibrary.Open(library, environment);
            var views = database.RepairedViews.Concat(database.RepairViews(environment.Time)).Select(name => $"{name} had been changed; it is restored");
            var found = LibraryVerification.Run(database, library, parsed.GetValue(files), cancellationToken);
            string[] problems = [.. database.RescueNotice is { } notice ? [notice] : Array.Empty<string>(), .. views, .. found.Problems];
            if (parsed.GetValue(GlobalOptions.Json))
            {
                environment.Out.WriteLine(CliJson.Of(new
                {
                    SchemaVersion = LibraryMigrator.NewestVersion,
                    Ok = problems.Length == 0,
                    Problems = problems,
                    Checked = new { found.Tables, found.Decisions, found.Files, found.Thumbnails },
                }));
            }
            else
            {
                environment.Out.WriteLine(problems.Length == 0 ? $"ok: schema version {LibraryMigrator.NewestVersion}{Looked(found)}" : string.Join(Environment.NewLine, problems));
            }

            return Task.FromResult(problems.Length == 0 ? ExitCode.Ok : ExitCode.Failure);
        });
        return command;
    }

    private static string Looked(LibraryVerification found) =>
        $", {found.Tables} tables, {found.Decisions} decisions{(found.Files is { } files ? $", {files} photo files, {found.Thumbnails} thumbnails" : "")}";
}
