using System.CommandLine;
using Bpp.Engine.Library;
using Bpp.Engine.Search;
using Bpp.Engine.Sidecars;
using Bpp.Engine.Storage;
using static Bpp.Engine.Cli.VerbFactory;

namespace Bpp.Engine.Cli;

/// <summary><c>bpp xmp</c>: what was decided goes to other programs, and what they say comes in.</summary>
internal static class XmpCommand
{
    private const string FolderName = "xmp";

    public static Command Create(CommandEnvironment environment) => new("xmp", "Exchange ratings, labels, keywords, people and picks with other programs, by XMP sidecars.")
    {
        Write(environment),
        Read(environment),
    };

    private static Command Write(CommandEnvironment environment)
    {
        var photos = Which("Photos to write sidecars for");
        var search = new Option<string?>("--search") { Description = "The photos this search finds instead, as bpp search has it.", HelpName = "QUERY" };
        var beside = new Option<bool>("--beside") { Description = "Beside the originals, into the sidecar a photo has or NAME.EXT.xmp; else into LIBRARY/xmp." };
        var to = new Option<DirectoryInfo?>("--to") { Description = "Into this folder, which gets the photos' folders.", HelpName = "DIR" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Count, and write nothing." };
        return Verb(environment, "write", "Write what was decided about photos; what else a sidecar says stays in it.", [photos, GlobalOptions.Library, search, beside, to, dryRun], (database, parsed, stop) =>
        {
            if (parsed.GetValue(beside) && parsed.GetValue(to) is not null)
                throw new UserException("--beside and --to say two places; choose one", ExitCode.Usage);
            if (parsed.GetValue(search) is not null && parsed.GetValue(photos) is { Length: > 0 })
                throw new UserException("name photos or --search for them, not both", ExitCode.Usage);
            var ids = parsed.GetValue(search) is { } query
                ? [.. LibrarySearch.Run(database, SearchCommand.Compile(query, SearchContext.Of(database, environment.Time)), null).Select(hit => hit.PhotoId)]
                : Chosen(database, parsed, photos);
            var place = parsed.GetValue(beside) ? SidecarPlace.BesideOriginals : new SidecarPlace(parsed.GetValue(to)?.FullName ?? Path.Combine(GlobalOptions.LibraryOf(parsed).Root, FolderName));
            var report = new SidecarWriting(database, environment.Time).Write(ids, place, parsed.GetValue(dryRun), stop);
            var would = parsed.GetValue(dryRun) ? "would be " : "";
            return Tell(environment, parsed, report, report.Failures, $"{Count(report.Written, "sidecar")} {would}written {(place.Folder is { } folder ? $"to {folder}" : "beside the originals")}, {report.Unchanged:N0} said all of it already, nothing to say of {Count(report.Silent, "photo")}");
        });
    }

    private static Command Read(CommandEnvironment environment)
    {
        var photos = Which("Photos to look at");
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be read, and change nothing." };
        return Verb(environment, "read", "Read sidecars that came, changed or went since a photo was analysed; what you decided in Bpp stands above them.", [photos, GlobalOptions.Library, dryRun], (database, parsed, stop) =>
        {
            var ids = parsed.GetValue(photos) is { Length: > 0 } ? Find(database, parsed, photos) : [];
            var report = new SidecarReading(database, environment.Time).Read(ids, parsed.GetValue(dryRun), stop);
            if (report.Changed > 0 && !parsed.GetValue(dryRun))
                DerivedTables.Refresh(database, stop);
            return Tell(environment, parsed, report, report.Failures, $"{Count(report.Looked, "photo")} looked at, {report.Newer:N0} with a newer sidecar, {(report.Gone > 0 ? $"{report.Gone:N0} whose sidecar is gone, " : "")}{report.Changed:N0} {(parsed.GetValue(dryRun) ? "would change" : "changed")}");
        });
    }

    private static Argument<string[]> Which(string what) => new("PHOTO") { Description = $"{what}: path as in bpp sql 'from photos', or photo_id (default: all).", Arity = ArgumentArity.ZeroOrMore };

    private static List<long> Chosen(LibraryDatabase database, ParseResult parsed, Argument<string[]> photos)
    {
        if (parsed.GetValue(photos) is { Length: > 0 })
            return Find(database, parsed, photos);
        using var connection = database.Connect();
        return connection.Query("select photo_id from photos", row => row.GetInt64(0));
    }

    private static int Tell(CommandEnvironment environment, ParseResult parsed, object report, IReadOnlyList<SidecarFailure> failures, string words)
    {
        if (parsed.GetValue(GlobalOptions.Json))
            environment.Out.WriteLine(CliJson.Of(report));
        else if (!parsed.GetValue(GlobalOptions.Quiet))
            environment.Out.WriteLine(words);
        foreach (var failure in failures)
            environment.Error.WriteLine($"bpp: {failure.Path}: {failure.Message}");
        return failures.Count > 0 ? ExitCode.SomePhotosFailed : ExitCode.Ok;
    }

    private static string Count(int count, string noun) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");
}
