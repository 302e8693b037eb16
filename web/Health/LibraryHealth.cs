using Bpp.Engine.Export;
using Bpp.Engine.Library;
using Bpp.Engine.Models;
using Bpp.Engine.Recovery;
using Bpp.Engine.Storage;
using Bpp.Migrations;

namespace Bpp.Web.Health;

/// <summary>
/// How the library is, from what can be known without reading photos: database, journal, backups, files, models, disk. Reading every
/// block and every file is <see cref="Jobs.CheckWork"/>.
/// </summary>
internal sealed class LibraryHealth(ServedLibrary library, Bpp.Engine.Cli.CommandEnvironment environment, Texts texts)
{
    private const long LittleSpace = 2L << 30;
    private const int OldBackupDays = 8;
    private const int MostProblems = 5;

    /// <summary>Every line, in the order of the page.</summary>
    public IReadOnlyList<HealthLine> Look()
    {
        using var connection = library.Database.Connect();
        var counts = connection.Query(
            """
            select
                (select count(*) from facts.photos),
                (select coalesce(sum(size), 0)::bigint from facts.photos where not missing),
                (select count(*) from facts.photos where missing),
                (select count(*) from facts.failures),
                (select count(*) from decisions.events)
            """,
            row => new Counts(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4)))[0];
        return
        [
            new HealthLine("photos", Texts.Key("Photos"), HealthState.Ok, texts["{0} {0|photo|photos}, {1}", Number(counts.Photos), Size(counts.Bytes)]),
            Database(connection),
            Journal(counts.Events),
            Backups(connection),
            Missing(counts.Missing),
            Failures(counts.Failures),
            Models(),
            Space(),
            Thumbnails(),
            new HealthLine("memory", Texts.Key("Memory of this server"), HealthState.Ok, Size(Environment.WorkingSet)),
        ];
    }

    private HealthLine Database(DuckDB.NET.Data.DuckDBConnection connection)
    {
        var words = texts["{0}, schema version {1}", Size(Length(library.Folder.DatabasePath)), LibraryMigrator.NewestVersion];
        string[] problems = [.. library.Database.RescueNotice is { } notice ? [notice] : Array.Empty<string>(), .. LibraryCheck.Rows(connection)];
        return problems.Length == 0
            ? new HealthLine("database", Texts.Key("Database"), HealthState.Ok, words)
            : new HealthLine("database", Texts.Key("Database"), HealthState.Problem, string.Join("; ", problems.Take(MostProblems)), texts["Check everything below; bpp db restore brings a backup back."]);
    }

    private HealthLine Journal(long events)
    {
        var path = library.Database.Journal.Path;
        if (!File.Exists(path))
            return events == 0
                ? new HealthLine("journal", Texts.Key("Journal of decisions"), HealthState.Ok, texts["Nothing was decided yet"])
                : new HealthLine("journal", Texts.Key("Journal of decisions"), HealthState.Problem, texts["{0} is not there", path], texts["End Bpp and start it again: it writes the journal anew from the database."]);
        var damage = library.Database.Journal.Damage().Take(MostProblems).ToList();
        return damage.Count == 0
            ? new HealthLine("journal", Texts.Key("Journal of decisions"), HealthState.Ok, texts["{0} {0|decision|decisions}, {1}", Number(events), Size(Length(path))])
            : new HealthLine("journal", Texts.Key("Journal of decisions"), HealthState.Problem, string.Join("; ", damage), texts["bpp db verify says which decisions the database still has."]);
    }

    /// <summary>Old is only a backup that lacks something: a library that does not change needs no newer one.</summary>
    private HealthLine Backups(DuckDB.NET.Data.DuckDBConnection connection)
    {
        var all = new BackupFolder(library.Folder.DatabasePath).List();
        if (all.Count == 0)
            return new HealthLine("backups", Texts.Key("Backups"), HealthState.Note, texts["None yet"], texts["bpp db backup makes one; bpp serve makes one a day."]);
        var age = library.Time.GetUtcNow().UtcDateTime - all[0].TakenAt;
        var words = texts["{0}, the latest {1}, {2}", all.Count, Age(age), Size(all.Sum(backup => Length(backup.Path)))];
        return age.TotalDays > OldBackupDays && all[0].Info?.State != LibraryBackup.StateOf(connection)
            ? new HealthLine("backups", Texts.Key("Backups"), HealthState.Problem, words, texts["bpp db backup makes one; bpp serve makes one a day."])
            : new HealthLine("backups", Texts.Key("Backups"), HealthState.Ok, words);
    }

    private HealthLine Missing(long missing)
    {
        var absent = OriginalFolders.BySource(library.Database).Values.Where(root => root != library.Database.PhotosFolder && !Directory.Exists(root)).ToList();
        if (absent.Count > 0)
            return new HealthLine("missing", Texts.Key("Files that are gone"), HealthState.Problem, texts["{0} {0|photo|photos}; {1} is not there", Number(missing), string.Join(", ", absent)], texts["Connect it again, or say where it is now: bpp library relocate OLD NEW."]);
        return missing == 0
            ? new HealthLine("missing", Texts.Key("Files that are gone"), HealthState.Ok, texts["None"])
            : new HealthLine("missing", Texts.Key("Files that are gone"), HealthState.Note, texts["{0} {0|photo is hidden until its file is back|photos are hidden until their files are back}", Number(missing)], texts["Look at every folder again on the page of jobs, when they are back."]);
    }

    private HealthLine Failures(long failures) => failures == 0
        ? new HealthLine("failures", Texts.Key("Files that could not be used"), HealthState.Ok, texts["None"])
        : new HealthLine("failures", Texts.Key("Files that could not be used"), HealthState.Note, Number(failures), texts["from facts.failures on the SQL page says why."]);

    private HealthLine Models()
    {
        using var store = ModelStore.Open(environment.ModelOptions());
        var states = store.Models.Select(entry => ModelState.Of(store, entry)).Where(state => state.Active).ToList();
        var hasFaces = states.Any(state => state is { Path: not null, Model.Role: ModelRole.FaceDetector });
        return hasFaces
            ? new HealthLine("models", Texts.Key("Models"), HealthState.Ok, texts["{0} in use", states.Count])
            : new HealthLine("models", Texts.Key("Models"), HealthState.Note, texts["No model for faces is installed"], texts["bpp model install ID; bpp model list names them."]);
    }

    private HealthLine Space()
    {
        try
        {
            var free = new DriveInfo(library.Folder.Root).AvailableFreeSpace;
            return free < LittleSpace
                ? new HealthLine("space", Texts.Key("Free where the library is"), HealthState.Problem, Size(free), texts["Make room: importing and backups need it."])
                : new HealthLine("space", Texts.Key("Free where the library is"), HealthState.Ok, Size(free));
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return new HealthLine("space", Texts.Key("Free where the library is"), HealthState.Note, texts["Unknown"]);
        }
    }

    private HealthLine Thumbnails()
    {
        var folder = new DirectoryInfo(library.Folder.CacheFolder);
        var (files, bytes) = (0L, 0L);
        if (folder.Exists)
        {
            foreach (var file in folder.EnumerateFiles("*.jpg", SearchOption.AllDirectories))
                (files, bytes) = (files + 1, bytes + file.Length);
        }

        return new HealthLine("thumbnails", Texts.Key("Small pictures"), HealthState.Ok, texts["{0} kept, {1}; made again when they are lost", Number(files), Size(bytes)]);
    }

    private string Age(TimeSpan age) => texts.Ago(age);

    private static long Length(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;

    private string Number(long count) => texts.Number(count);

    private string Size(long bytes) => texts.Size(bytes);

    private sealed record Counts(long Photos, long Bytes, long Missing, long Failures, long Events);
}
