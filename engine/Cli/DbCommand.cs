using System.CommandLine;
using System.Text.Json;
using Bpp.Engine.Library;
using Bpp.Migrations;

namespace Bpp.Engine.Cli;

/// <summary><c>bpp db migrate|verify</c>: the state of a library's database.</summary>
internal static class DbCommand
{
    public static Command Create(CommandEnvironment environment)
    {
        var files = new Option<bool>("--files") { Description = "Also read every photo file and compare its SHA-256." };
        var migrate = new Command("migrate", "Bring the library to this version's schema and views; every other verb does it too.");
        migrate.SetAction(parsed =>
        {
            using var database = OpenedLibrary.Open(GlobalOptions.LibraryOf(parsed), environment);
            database.RepairViews(environment.Time);
            environment.Out.WriteLine($"schema version {LibraryMigrator.NewestVersion}");
            return ExitCode.Ok;
        });
        var verify = new Command("verify", "Check the schema, the views, the rows, the journal of decisions and, if asked, the photo files.") { files };
        verify.SetAction((parsed, cancellationToken) =>
        {
            using var database = OpenedLibrary.Open(GlobalOptions.LibraryOf(parsed), environment);
            var problems = new List<string>(database.RepairedViews.Concat(database.RepairViews(environment.Time)).Select(name => $"{name} had been changed; it is restored"));
            problems.AddRange(LibraryCheck.Rows(database));
            if (parsed.GetValue(files))
                problems.AddRange(LibraryCheck.Files(database, cancellationToken));
            if (parsed.GetValue(GlobalOptions.Json))
                environment.Out.WriteLine(JsonSerializer.Serialize(new { schema_version = LibraryMigrator.NewestVersion, ok = problems.Count == 0, problems }));
            else
                environment.Out.WriteLine(problems.Count == 0 ? $"ok: schema version {LibraryMigrator.NewestVersion}" : string.Join(Environment.NewLine, problems));
            return Task.FromResult(problems.Count == 0 ? ExitCode.Ok : ExitCode.Failure);
        });
        return new Command("db", "Maintain the library's database.") { GlobalOptions.Library, migrate, verify };
    }
}
