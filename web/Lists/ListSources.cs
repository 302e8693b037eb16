using System.Collections.Frozen;
using Bpp.Engine.Cli;
using Bpp.Engine.Organise;
using Bpp.Engine.Search;
using Bpp.Queries;
using Bpp.Web.Hosting;

namespace Bpp.Web.Lists;

/// <summary>Every kind of list there is. Adding one here gives it a page, a grid, a loupe and an export.</summary>
internal static class ListSources
{
    private static readonly Dictionary<string, ListSource> Sources = new(StringComparer.Ordinal)
    {
        ["library"] = new("select photo_id from photos"),
        ["picks"] = new("select photo_id, rank as place from picks()", PhotoSort.Own),
        ["year"] = new("select photo_id from photos where year = try_cast($1 as bigint)"),
        ["month"] = new("select photo_id from photos where month = try_cast($1 || '-01' as date)"),
        ["day"] = new("select photo_id from photos where day = try_cast($1 as date)", PhotoSort.Oldest),
        ["camera"] = new("select photo_id from photos where camera_model = $1"),
        ["person"] = new("select photo_id from person_photos where person_key = $1"),
        ["duplicates"] = new("select photo_id, rank as place from near_duplicates where group_id = try_cast($1 as bigint)", PhotoSort.Own),
        ["memory"] = new("select photo_id from memory_photos where memory_id = try_cast($1 as bigint)", PhotoSort.Oldest),
        ["area"] = new(
            """
            select photo_id from photos
            where latitude between try_cast(split_part($1, ',', 1) as double) - 1e-6 and try_cast(split_part($1, ',', 3) as double) + 1e-6
                and longitude between try_cast(split_part($1, ',', 2) as double) - 1e-6 and try_cast(split_part($1, ',', 4) as double) + 1e-6
            """),
        ["burst"] = new("select photo_id, position as place from bursts where burst_id = try_cast($1 as bigint)", PhotoSort.Own),
        ["recent"] = new("select photo_id from album_recent", PhotoSort.Added),
        ["favourites"] = new("select photo_id from photos where favourite"),
        ["tag"] = new("select photo_id from photo_tags where tag = $1"),
        ["hidden"] = new("select photo_id from album_hidden", From: "all_photos"),
        ["trash"] = new("select photo_id from album_trash", From: "all_photos"),
    };

    private static readonly FrozenSet<string> SmartAlbums =
        QueryCatalog.Files.Where(file => file is { Area: "albums" } && file.Name.StartsWith("album_", StringComparison.Ordinal)).Select(file => file.Name).ToFrozenSet(StringComparer.Ordinal);

    public static bool Has(string kind) => kind is "album" or "search" || Sources.ContainsKey(kind);

    /// <summary>A burst may stand as one photo: not where its photos are to be seen one by one.</summary>
    public static bool CanStack(string kind) => kind is not ("burst" or "duplicates" or "trash" or "hidden" or "picks");

    public static PhotoSort DefaultSort(string kind) => Sources.TryGetValue(kind, out var source) ? source.Sort : PhotoSort.Newest;

    /// <summary>The source of a list; an album's view is named in it, but only one that Bpp itself has.</summary>
    /// <exception cref="NotFoundException">There is no such smart album.</exception>
    public static ListSource Of(ListRequest request, ServedLibrary library)
    {
        if (request.Kind == "search")
            return Search(request.Name ?? "", library);
        if (request.Kind != "album")
            return Sources[request.Kind];
        if (SqlAlbums.Has(library.Database, request.Name ?? ""))
            return new ListSource("select unnest($1::bigint[]) as photo_id", Parameters: [SqlAlbums.Photos(library.Database, request.Name!).ToList()]);
        if (request.Name?.StartsWith("album_", StringComparison.Ordinal) != true)
            return new ListSource("select photo_id from manual_album_photos where album_key = $1");
        return SmartAlbums.Contains(request.Name)
            ? new ListSource($"select distinct photo_id from {request.Name}", From: request.Name is "album_hidden" or "album_trash" ? "all_photos" : "photos")
            : throw new NotFoundException($"There is no album called {request.Name}.");
    }

    /// <summary>What a search finds; one that cannot be understood is a mistake of the user's, said in words.</summary>
    private static ListSource Search(string query, ServedLibrary library)
    {
        try
        {
            var compiled = SearchCompiler.Compile(query, SearchContext.Of(library.Database, library.Time));
            return new ListSource(compiled.Sql, From: compiled.From, Parameters: [.. compiled.Parameters]);
        }
        catch (SearchException exception)
        {
            throw new UserException(exception.Message, ExitCode.Usage, exception);
        }
    }
}
