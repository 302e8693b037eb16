using System.Globalization;
using Bpp.Engine.Cli;
using Bpp.Engine.Organise;
using Bpp.Engine.Search;
using Bpp.Web.Lists;
using Microsoft.AspNetCore.Mvc;

namespace Bpp.Web.Pages;

/// <summary>A list of photos as a grid: the library, an album, a person, a day, a search …</summary>
internal sealed class PhotosModel(ServedLibrary library, PhotoLists lists, PickedPhotos picked, ListTitles titles) : LibraryPage(library)
{
    private const int TwinCards = 200;
    private const string StacksCookie = "bpp-stacks";

    /// <summary>Orders to choose from, with their English names.</summary>
    public static IReadOnlyList<(string Key, string Title)> Sorts { get; } =
    [
        ("newest", Texts.Key("Newest first")), ("oldest", Texts.Key("Oldest first")), ("best", Texts.Key("Best first")), ("worst", Texts.Key("Worst first")),
        ("name", Texts.Key("By name")), ("largest", Texts.Key("Largest first")), ("added", Texts.Key("Latest import first")), ("faces", Texts.Key("Most faces first")), ("own", Texts.Key("As listed")),
    ];

    public ListRequest List { get; private set; } = ListRequest.Library;

    public int Total { get; private set; }

    /// <summary>A search in words.</summary>
    public string? Explanation { get; private set; }

    /// <summary>Why a search was not understood.</summary>
    public string? Mistake { get; private set; }

    /// <summary>Of an album in SQL: what is in it.</summary>
    public SqlAlbumVersion? Definition { get; private set; }

    /// <summary>The same where it can be changed on this page: rules have a page of their own.</summary>
    public SqlAlbumVersion? Editable => Definition is { Form: "where" or "sql" } ? Definition : null;

    /// <summary>The same as a query, to be mended.</summary>
    public string? Workbench => Definition switch
    {
        { Form: "sql" } defined => defined.Definition,
        { Condition: { } condition } => $"select photo_id\nfrom photo_columns\nwhere {condition}",
        _ => null,
    };

    /// <summary>What is said where no photo is.</summary>
    public string EmptyTitle => List switch
    {
        { Filters.Count: > 0 } => Texts.Key("No photo passes these filters"),
        { Kind: "trash" } => Texts.Key("The trash is empty"),
        { Kind: "search" } => Texts.Key("No photo fits this search"),
        _ => Texts.Key("No photos here yet"),
    };

    /// <summary>How photos come to be in a list that has none.</summary>
    public string? EmptyHint => List.Kind switch
    {
        "trash" => Texts.Key("Photos that you trash wait here until you empty it with bpp trash empty. Nothing is deleted before."),
        "album" when Definition is null && !List.Name!.StartsWith("album_", StringComparison.Ordinal) => Texts.Key("Select photos anywhere and press A to put them in, or drag them onto the album in the sidebar."),
        "favourites" => Texts.Key("Press F on a photo, or its heart, and it is here."),
        "search" => Texts.Key("Fewer words find more. Person, place, tag, camera, month and year can be searched for, and parts of names."),
        _ => null,
    };

    public override string Heading => titles.Of(List);

    public override object Twin => Mistake is not null ? new { ok = false, code = List.Kind, error = Mistake } : new
    {
        list = List.ToQuery(),
        total = Total,
        photos = PhotoCards.Read(Library, picked, lists.Get(List), 0, Math.Min(Total, TwinCards)),
        sql = ListStatement.Of(List, Library).Sql,
    };

    public override IReadOnlyList<ListStatement> Statements => Mistake is null ? [ListStatement.Of(List, Library)] : [];

    public override IReadOnlyList<string> Scripts => [.. Mistake is null ? (string[])["photos.js"] : [], .. Editable is null ? (string[])[] : ["definition.js"]];

    public override string? Place => List.Kind == "library" ? "/" : base.Place;

    public static string FilterTitle(string key) => key switch
    {
        "favourites" => Texts.Key("Favourites"),
        "rated" => Texts.Key("Rated"),
        "great" => Texts.Key("Great score"),
        "low" => Texts.Key("Low score"),
        "photos" => Texts.Key("Photos"),
        "videos" => Texts.Key("Videos"),
        "raw" => Texts.Key("RAW"),
        "picked" => Texts.Key("Picked"),
        "unpicked" => Texts.Key("Unpicked"),
        "included" => Texts.Key("Included"),
        "excluded" => Texts.Key("Excluded"),
        "people" => Texts.Key("With people"),
        "place" => Texts.Key("With a place"),
        "damaged" => Texts.Key("Damaged"),
        _ => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(key),
    };

    public IActionResult OnGet(string? kind, string? name)
    {
        List = ListRequest.Parse(Request.Path == "/search" ? "search" : kind, name, Request.Query);
        if (List.Kind == "album" && SqlAlbums.Has(Library.Database, List.Name ?? ""))
            Definition = SqlAlbums.History(Library.Database, List.Name!)[0];

        // How it was last wanted, unless the address says.
        if (Request.Query["stacks"].Count == 0 && Request.Cookies[StacksCookie] == "yes" && ListSources.CanStack(List.Kind))
            List = List with { Stacks = true };
        try
        {
            Total = lists.Get(List).Ids.Length;
            Explanation = List.Kind == "search" ? SearchCompiler.Compile(List.Name ?? "", SearchContext.Of(Library.Database, Library.Time)).Description : null;
        }
        catch (UserException mistake) when (List.Kind is "search" or "album")
        {
            Mistake = mistake.Message;
        }

        // Nothing to look at yet: the first steps instead.
        var isFirstVisit = List is { Kind: "library", Filters.Count: 0, From: null, Until: null } && Total == 0 && Request.Path == "/";
        return isFirstVisit ? Redirect("/welcome") : Page();
    }
}
