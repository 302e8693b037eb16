using System.CommandLine;
using System.Globalization;
using Bpp.Engine.Search;

namespace Bpp.Engine.Cli;

/// <summary><c>bpp search</c>: finds photos by words, people, places, dates and what was measured.</summary>
internal static class SearchCommand
{
    public static Command Create(CommandEnvironment environment)
    {
        var query = new Argument<string>("QUERY") { Description = "What to find, e.g. 'emma july 2023 -type:video' or 'place:rome faces:>2 score:great'." };
        var limit = new Option<long?>("--limit") { Description = "At most this many photos.", HelpName = "N" };
        var pathsOnly = new Option<bool>("--paths-only") { Description = "Print nothing but absolute paths, one a line." };
        var sql = new Option<bool>("--sql") { Description = "Print the SQL it becomes, with its parameters, and find nothing." };
        var command = new Command("search", "Find photos by words, people, tags, places, dates, cameras and scores.") { query, GlobalOptions.Library, limit, pathsOnly, sql };
        command.SetAction(async (parsed, _) =>
        {
            if (parsed.GetValue(limit) is < 0)
                throw new UserException("--limit must be 0 or more", ExitCode.Usage);
            using var database = OpenedLibrary.Open(GlobalOptions.LibraryOf(parsed), environment, parsed);
            var search = Compile(parsed.GetRequiredValue(query), SearchContext.Of(database, TimeProvider.System));
            if (parsed.GetValue(sql))
            {
                await environment.Out.WriteLineAsync(parsed.GetValue(GlobalOptions.Json) ? CliJson.Of(new { search.Sql, Parameters = search.Parameters.Select(Text), search.Description }) : Shown(search));
                return ExitCode.Ok;
            }

            var hits = LibrarySearch.Run(database, search, parsed.GetValue(limit));
            if (parsed.GetValue(GlobalOptions.Json))
                await environment.Out.WriteLineAsync(CliJson.Of(new { search.Description, search.Chips, Count = hits.Count, Photos = hits }));
            else
                Print(environment, search, hits, parsed.GetValue(pathsOnly), parsed.GetValue(GlobalOptions.Quiet));
            return ExitCode.Ok;
        });
        return command;
    }

    /// <exception cref="UserException">The search cannot be understood; shows where.</exception>
    public static CompiledSearch Compile(string query, SearchContext context)
    {
        try
        {
            return SearchCompiler.Compile(query, context);
        }
        catch (SearchException exception)
        {
            throw exception.ForUser(query);
        }
    }

    private static void Print(CommandEnvironment environment, CompiledSearch search, IReadOnlyList<SearchHit> hits, bool pathsOnly, bool quiet)
    {
        foreach (var hit in hits)
        {
            var date = hit.TakenAt?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "undated   ";
            var score = hit.Score?.ToString("0.000", CultureInfo.InvariantCulture) ?? "     ";
            environment.Out.WriteLine(pathsOnly ? hit.File : $"{date}  {score}  {hit.Path}");
        }

        if (!quiet)
            environment.Error.WriteLine($"bpp: {hits.Count} {(hits.Count == 1 ? "photo" : "photos")}: {search.Description}");
    }

    private static string Shown(CompiledSearch search) =>
        string.Join('\n', search.Parameters.Select((value, index) => $"-- ${index + 1} = {Text(value)}").Prepend(search.Sql));

    private static string Text(object value) => Convert.ToString(value is DateOnly date ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : value, CultureInfo.InvariantCulture)!;
}
