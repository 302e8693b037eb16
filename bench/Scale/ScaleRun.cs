using System.Diagnostics;
using System.Globalization;
using Bpp.Engine.Search;
using Bpp.Engine.Selection;
using Bpp.Queries;
using DuckDB.NET.Data;

namespace Bpp.Bench.Scale;

/// <summary>How the views, picks and the search for near-duplicates grow with the library: medians, next to a floor of the same run.</summary>
internal static class ScaleRun
{
    public const string Usage = "scale [--rows 1000,10000,100000,1000000,10000000] [--quick]";

    private const string Floor = "select sum(sharpness + exposure + composition), max(dated), count(distinct day_no) from facts.candidates";

    private const string EverythingOn =
        "select sum(rank) from picks(k := 200, max_per_day := 2, max_per_month := 40, min_per_month := 2, boost := ['Emma', 'Noah'], variety := true)";

    private static readonly string[] Albums = [.. QueryCatalog.Files.Where(file => file.Area == "albums" && file.Name.StartsWith("album_", StringComparison.Ordinal)).Select(file => file.Name["album_".Length..])];

    private static readonly (string Name, string Sql)[] Queries =
    [
        ("floor: scan of the scored columns", Floor),
        ("photo_scores", "select sum(score) from photo_scores"),
        ("picks", "select sum(rank) from picks()"),
        ("picks, everything on", EverythingOn),
        ("picks, everything on, prepared", "execute everything_on"),
        ("picks of an album of 1,000", "select sum(rank) from picks(album := 'a1')"),
        ("a page of 200 of an album of 1,000", "select count(*) from (from manual_album_photos where album_key = 'a1' limit 200)"),
        ("albums, with their counts", "select sum(count) from albums"),
        ("tags", "select count(*) from tags"),
        ("near_duplicates", "select count(*) from near_duplicates"),
        ("bursts", "select count(*) from bursts"),
        .. from album in Albums
           select ($"album_{album}, a page of 200", $"select count(*) from (from album_{album} limit 200)"),
        .. from query in (string[])["wanderung", "emma beach", "\"town 7\" 2015", "emma last summer -type:video score:>0.5", "(noah or mia) tag:beach country:\"country 3\"", "camera:canon", "faces:0 iso:<400"]
           select ($"search {query}", SearchSql(query)),
    ];

    public static int Run(string[] args)
    {
        var report = new BenchReport("scale");
        foreach (var rows in Sizes(args))
        {
            Console.Error.WriteLine($"making {rows:N0} photos ...");
            using var library = new SyntheticLibrary(rows);
            using var connection = library.Database.Connect();
            Run(connection, $"prepare everything_on as {EverythingOn}");
            var floor = 0.0;
            var lines = new List<IReadOnlyList<string>>();
            foreach (var (name, sql) in Queries)
            {
                var ms = Median(connection, sql, rows > 1_000_000 ? 3 : 5);
                floor = sql == Floor ? ms : floor;
                lines.Add([name, Text(ms), Text(ms / floor)]);
                report.Figures[$"{name} at {rows} ms"] = ms;
            }

            report.Table($"{rows:N0} photos", ["query", "ms (median)", "x floor"], lines);
        }

        if (!args.Contains("--quick"))
            report.Table("near-duplicate pairs, library-wide, exact", ["fingerprints", "seconds", "pairs"], [.. ((int[])[100_000, 1_000_000]).Select(count => Pairs(report, count))]);
        else
            report.Table("near-duplicate pairs, library-wide, exact", ["fingerprints", "seconds", "pairs"], [Pairs(report, 100_000)]);
        report.Save();
        return 0;
    }

    /// <summary>A search with its parameters put in, which are all ours.</summary>
    private static string SearchSql(string query)
    {
        var search = SearchCompiler.Compile(query, new SearchContext(new DateOnly(2026, 11, 23), []));
        var sql = search.Sql;
        for (var number = search.Parameters.Count; number > 0; number--)
            sql = sql.Replace($"${number}", search.Parameters[number - 1] switch { string text => $"'{text}'", DateOnly date => $"date '{date:yyyy-MM-dd}'", var value => Convert.ToString(value, CultureInfo.InvariantCulture) }, StringComparison.Ordinal);
        return $"select count(*) from ({sql})";
    }

    private static long[] Sizes(string[] args)
    {
        var at = Array.IndexOf(args, "--rows");
        if (at >= 0 && at + 1 < args.Length)
            return [.. args[at + 1].Split(',').Select(text => long.Parse(text, CultureInfo.InvariantCulture))];
        return args.Contains("--quick") ? [1_000, 100_000] : [1_000, 10_000, 100_000, 1_000_000];
    }

    private static void Run(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static double Median(DuckDBConnection connection, string sql, int runs)
    {
        var times = new List<double>();
        for (var run = 0; run <= runs; run++)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            var start = Stopwatch.GetTimestamp();
            command.ExecuteScalar();
            if (run > 0)
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return times.Order().ElementAt(times.Count / 2);
    }

    /// <summary>Random scenes of four shots that differ in a few bits, as cameras make them.</summary>
    private static string[] Pairs(BenchReport report, int count)
    {
        var random = new Random(42);
        var fingerprints = new List<Fingerprint>(count);
        while (fingerprints.Count < count)
        {
            var (difference, average, frequency) = ((ulong)random.NextInt64(), (ulong)random.NextInt64(), (ulong)random.NextInt64());
            for (var shot = 0; shot < 4 && fingerprints.Count < count; shot++)
                fingerprints.Add(new Fingerprint(difference ^ (1UL << random.Next(64)) ^ (1UL << random.Next(64)), average ^ (1UL << random.Next(64)), frequency ^ (1UL << random.Next(64))));
        }

        var start = Stopwatch.GetTimestamp();
        var pairs = NearDuplicatePairs.Find(fingerprints, new DuplicateOptions().LibraryBits)!.Count;
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        report.Figures[$"near-duplicate pairs of {count} s"] = seconds;
        return [count.ToString("N0", CultureInfo.InvariantCulture), Text(seconds), pairs.ToString("N0", CultureInfo.InvariantCulture)];
    }

    private static string Text(double value) => value.ToString(value < 10 ? "0.00" : "0", CultureInfo.InvariantCulture);
}
