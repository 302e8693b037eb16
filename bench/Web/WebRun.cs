using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Bpp.Bench.Scale;

namespace Bpp.Bench.Web;

/// <summary>What a page of <c>bpp serve</c> costs over a large library: medians of real requests, each next to the cheapest request of the same run.</summary>
internal static partial class WebRun
{
    public const string Usage = "web [--rows 100000] [--bpp PATH] [--quick]";

    private const string Floor = "/icon.svg";

    /// <summary>Name, address and the most it should take, milliseconds; a factor of 10 is allowed at a million photos.</summary>
    private static readonly (string Name, string Path, double Target)[] Requests =
    [
        ("floor: a small file", Floor, 0),
        ("grid, first page", "/", 200),
        ("grid, the list's shape", "/api/list", 200),
        ("grid, shapes of all photos", "/api/list/aspects", 200),
        ("grid, a window of 200 cards in the middle", "/api/list/cards?offset=50000&limit=200", 200),
        ("album page (top rated)", "/photos/album/album_top_rated", 200),
        ("album, its first 200 cards", "/api/list/cards?kind=album&name=album_top_rated&limit=200", 200),
        ("album of one's own", "/photos/album/a1", 200),
        ("all albums", "/albums", 200),
        ("picks page", "/picks", 200),
        ("search page", "/search?q=emma+beach", 200),
        ("search, its cards", "/api/list/cards?kind=search&q=emma+beach&limit=200", 150),
        ("search, words while typing", "/api/suggest?q=emm", 150),
        ("one photo", "/photo/5000", 200),
        ("near-duplicates", "/duplicates", 200),
        ("people", "/people", 200),
        ("calendar", "/calendar", 200),
        ("tags", "/tags", 200),
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        var arguments = new BenchArguments(args, ["--rows", "--bpp"], ["--quick"]);
        var bpp = BuiltProgram.Path(arguments.Text("--bpp"));
        var rows = arguments.Count("--rows", 100_000);
        var runs = arguments.Has("--quick") ? 3 : 7;
        var report = new BenchReport("web");
        Console.Error.WriteLine($"making {rows:N0} photos ...");
        using var library = new SyntheticLibrary(rows);
        library.Database.Dispose();
        using (await ServedProcess.StartAsync(bpp, library.Folder))
        {
            // The first open computes what an analysis would have left.
        }

        using var server = await ServedProcess.StartAsync(bpp, library.Folder);
        var token = TokenOf(await server.Client.GetStringAsync("/"));

        var floor = 0.0;
        var lines = new List<IReadOnlyList<string>>();
        foreach (var (name, path, target) in Requests)
        {
            var (first, again) = await MedianAsync(runs, () => GetAsync(server, path));
            floor = path == Floor ? again : floor;
            Add(name, first, again, target);
        }

        // Every slider position is another question; nothing can be kept from the one before.
        var slider = 0;
        var (firstMove, move) = await MedianAsync(runs * 2, () => GetAsync(server, $"/api/picks?default_selection_k=50&blur_weight={0.2 + (0.01 * slider++):0.00}"));
        Add("picks, a slider moves", firstMove, move, 60);

        // A key of the culling keys, and the page after it, for which everything kept is out of date.
        var photo = 1000;
        var (firstKey, key) = await MedianAsync(runs, () => DecideAsync(server, token, photo++));
        Add("favourite by key", firstKey, key, 100);
        var (_, after) = await MedianAsync(runs, () => GetAsync(server, "/"), () => DecideAsync(server, token, photo++));
        Add("grid, first page after a decision", after, after, 200);
        var (_, cards) = await MedianAsync(runs, () => GetAsync(server, "/api/list/cards?offset=50000&limit=200"), () => DecideAsync(server, token, photo++));
        Add("grid, a window after a decision", cards, cards, 200);

        report.Table($"bpp serve over {rows:N0} photos, milliseconds", ["request", "first", "again (median)", "x floor", "target"], lines);
        report.Table("the server", ["", "value", "target"], [["start, ms", Text(server.Start.TotalMilliseconds), "1000"], ["peak memory, MB", Text(server.PeakMegabytes), "500"]]);
        report.Figures["start ms"] = server.Start.TotalMilliseconds;
        report.Figures["peak MB"] = server.PeakMegabytes;
        report.Save();
        return 0;

        void Add(string name, double first, double again, double target)
        {
            lines.Add([name, Text(first), Text(again), Text(again / floor), target > 0 ? Text(target) : ""]);
            report.Figures[$"{name} ms"] = again;
        }
    }

    private static async Task<(double First, double Again)> MedianAsync(int runs, Func<Task> action, Func<Task>? before = null)
    {
        var times = new List<double>();
        for (var run = 0; run <= runs; run++)
        {
            if (before is not null)
                await before();
            var start = Stopwatch.GetTimestamp();
            await action();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return (times[0], times.Skip(1).Order().ElementAt((times.Count - 1) / 2));
    }

    private static async Task GetAsync(ServedProcess server, string path)
    {
        using var response = await server.Client.GetAsync(new Uri(path, UriKind.Relative));
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException($"{path}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        await response.Content.ReadAsByteArrayAsync();
    }

    private static async Task DecideAsync(ServedProcess server, string token, int photo)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/decide") { Content = JsonContent.Create(new { action = "favourite", ids = new[] { photo }, value = "1" }) };
        request.Headers.Add("X-Bpp-Token", token);
        request.Headers.Add("Origin", server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        using var response = await server.Client.SendAsync(request);
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException($"/api/decide: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
    }

    private static string TokenOf(string page) => TokenPattern().Match(page).Groups["token"].Value;

    private static string Text(double value) => value.ToString(value < 10 ? "0.0" : "0", CultureInfo.InvariantCulture);

    [GeneratedRegex("name=\"bpp-token\" content=\"(?<token>[^\"]+)\"")]
    private static partial Regex TokenPattern();
}
