using System.Globalization;
using System.Text.Json;
using Bpp.Engine.Cli;
using Bpp.Engine.Library;
using Bpp.Engine.Storage;

namespace Bpp.Bench.Crash;

/// <summary>Kills imports, analyses, decisions, exports and migrations of one growing library at random moments.</summary>
/// <param name="command">The executable <c>bpp</c> and its first arguments.</param>
/// <param name="folder">An empty folder.</param>
/// <param name="seed">What is killed, and when, follows from it, but for the machine's own pace.</param>
internal sealed class CrashHarness(IReadOnlyList<string> command, string folder, int seed)
{
    private const int PhotosInABatch = 4;

    /// <summary>The last line of the JSON by which a decision is acknowledged.</summary>
    private const string EndOfPromise = "}";

    private const string Decide = "decide";

    private readonly Random _random = new(seed);
    private readonly KilledProcess _bpp = new(command);
    private readonly HashSet<string> _acknowledged = new(StringComparer.Ordinal);
    private readonly List<CrashProblem> _problems = [];

    /// <summary>The library of the latest migration.</summary>
    private LibraryFolder? _older;

    /// <summary>How long each kind of work takes undisturbed, by the latest that was.</summary>
    private readonly Dictionary<string, TimeSpan> _pace = new(StringComparer.Ordinal);

    /// <summary>Works and kills until so many processes were killed, then lets everything be completed once.</summary>
    public async Task<CrashTally> RunAsync(int kills, Action<CrashTally> progress)
    {
        var world = new CrashWorld(folder, _random);
        await MustAsync(world, "import", ["import", world.AddBatch(PhotosInABatch), .. Quick(world)]);
        var (killed, finished) = (0, 0);
        while (killed < kills && finished <= 10 * kills)
        {
            var work = Choose(world);
            var tree = world.TreeHash();
            // Half of the decisions are killed the moment they were promised: anywhere else, hardly one gets that far.
            var (exitCode, output, error, took) = work.Name == Decide && _random.Next(2) == 0
                ? await _bpp.RunAsync(work.Args, after: null, EndOfPromise)
                : await _bpp.RunAsync(work.Args, Moment(work.Name));
            if (exitCode is null)
                killed++;
            else
                finished++;
            if (exitCode is not (null or ExitCode.Ok))
                _problems.Add(new CrashProblem(CrashKind.Unfinished, work.Name, $"exit code {exitCode}: {error.Trim()}"));
            if (exitCode is ExitCode.Ok)
                _pace[work.Name] = took;
            Acknowledge(work.Name, output);
            Check(world, work.Name, tree);
            progress(new CrashTally(killed, finished, _acknowledged.Count, _problems));
        }

        await CompleteAsync(world);
        return new CrashTally(killed, finished, _acknowledged.Count, _problems);
    }

    private (string Name, string[] Args) Choose(CrashWorld world)
    {
        string[] library = ["--library", world.Library.Root];
        switch (_random.Next(10))
        {
            case < 3:
                // An old batch as well, which a kill may have left half imported.
                var batch = world.Batches.Count > 1 && _random.Next(3) == 0 ? world.Batches[_random.Next(world.Batches.Count)] : world.AddBatch(PhotosInABatch);
                return ("import", ["import", batch, .. Quick(world)]);
            case 3:
                return ("analyze", ["analyze", "--input", world.Library.PhotosFolder, .. Quick(world)]);
            case < 7:
                string[][] verbs = [["include"], ["exclude"], ["favourite"], ["hide"], ["unhide"], ["rate", "4"], ["tag", "add", "sea"], ["trash"], ["trash", "restore"]];
                return (Decide, [.. verbs[_random.Next(verbs.Length)], Name(world), "--json", .. library]);
            case 7:
                return ("setting", ["config", "set", "max_per_day", _random.Next(1, 9).ToString(CultureInfo.InvariantCulture), .. library]);
            case 8:
                return ("export", ["export", "--out", Path.Combine(world.Exports, _random.Next(6).ToString(CultureInfo.InvariantCulture)), "-k", "4", "--on-conflict", "rename", .. library]);
            default:
                _older = world.AddOlderLibrary();
                return ("migrate", ["db", "migrate", "--library", _older.Root]);
        }
    }

    private static string[] Quick(CrashWorld world) => ["--no-faces", "--quiet", "--library", world.Library.Root];

    /// <summary>The id of a photo that is there.</summary>
    private string Name(CrashWorld world)
    {
        using var database = LibraryDatabase.Open(world.Library.DatabasePath);
        using var connection = database.Connect();
        var ids = connection.Query("select photo_id from facts.photos order by all", row => row.GetInt64(0));
        return ids[_random.Next(ids.Count)].ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Anywhere between the start and a little behind the end.</summary>
    private TimeSpan Moment(string work) => (_pace.TryGetValue(work, out var usual) ? usual : TimeSpan.FromSeconds(1)) * (_random.NextDouble() * 1.1);

    /// <summary>What was printed was promised, also by a process that was killed a moment later.</summary>
    private void Acknowledge(string work, string output)
    {
        if (work != Decide)
            return;
        try
        {
            if (JsonDocument.Parse(output).RootElement.GetProperty("batch").GetString() is { } batch)
                _acknowledged.Add(batch);
        }
        catch (JsonException)
        {
            // Killed before it had printed all of it: nothing was promised.
        }
    }

    private void Check(CrashWorld world, string after, string tree)
    {
        if (world.TreeHash() != tree)
            _problems.Add(new CrashProblem(CrashKind.Changed, after, "the tree of the originals"));
        _problems.AddRange(world.HalfFiles().Select(path => new CrashProblem(CrashKind.HalfFile, after, path)));
        CheckLibrary(world.Library, after, _acknowledged);
        if (_older is { } older)
        {
            CheckLibrary(older, after, Enumerable.Range(0, (int)CrashWorld.DecisionsOfOlder).Select(number => $"before-{number}"));
            DerivedFiles.DeleteFolder(older.Root);
            _older = null;
        }
    }

    private void CheckLibrary(LibraryFolder library, string after, IEnumerable<string> acknowledged)
    {
        try
        {
            using var database = LibraryDatabase.Open(library.DatabasePath);
            if (database.RescueNotice is { } notice)
                _problems.Add(new CrashProblem(CrashKind.FailedOpen, after, notice));
            using var connection = database.Connect();
            var stored = connection.Query("select distinct batch from decisions.events", row => row.GetString(0)).ToHashSet(StringComparer.Ordinal);
            _problems.AddRange(acknowledged.Where(batch => !stored.Contains(batch)).Select(batch => new CrashProblem(CrashKind.Lost, after, batch)));
            _problems.AddRange(LibraryCheck.Rows(database).Select(problem => new CrashProblem(CrashKind.Inconsistent, after, problem)));
        }
        catch (Exception exception) when (exception is UserException or DuckDB.NET.Data.DuckDBException or IOException)
        {
            _problems.Add(new CrashProblem(CrashKind.FailedOpen, after, exception.Message));
        }
    }

    /// <summary>Everything once more, undisturbed: nothing is missing, nothing is there twice.</summary>
    private async Task CompleteAsync(CrashWorld world)
    {
        var tree = world.TreeHash();
        await MustAsync(world, "import", ["import", world.Originals, .. Quick(world)]);
        await MustAsync(world, "verify", ["db", "verify", "--files", "--library", world.Library.Root]);
        Check(world, "completion", tree);
        using var database = LibraryDatabase.Open(world.Library.DatabasePath);
        using var connection = database.Connect();
        var photos = connection.Scalar<long>("select count(*) from facts.photos where not missing");
        if (photos != world.Photos)
            _problems.Add(new CrashProblem(CrashKind.Unfinished, "completion", $"{photos} photos of {world.Photos}"));
        var files = Directory.EnumerateFiles(world.Library.PhotosFolder, "*", SearchOption.AllDirectories).Count();
        if (files != world.Photos)
            _problems.Add(new CrashProblem(CrashKind.Unfinished, "completion", $"{files} files in photos/ for {world.Photos} contents"));
    }

    private async Task MustAsync(CrashWorld world, string work, IReadOnlyList<string> args)
    {
        var (exitCode, output, error, took) = await _bpp.RunAsync(args, after: null);
        _pace[work] = took;
        if (exitCode is not ExitCode.Ok)
            _problems.Add(new CrashProblem(CrashKind.Unfinished, work, $"exit code {exitCode} in {world.Library.Root}: {output.Trim()} {error.Trim()}"));
    }
}
