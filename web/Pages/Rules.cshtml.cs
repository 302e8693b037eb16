using System.Text.Json;
using Bpp.Engine.Cli;
using Bpp.Engine.Organise;
using Bpp.Web.Hosting;

namespace Bpp.Web.Pages;

/// <summary>The rule builder: an album for those who do not write SQL.</summary>
internal sealed class RulesModel(ServedLibrary library, Texts texts) : LibraryPage(library)
{
    private const string FirstRules = """{"version":1,"all":[{"field":"person","operator":"is"}]}""";

    /// <summary>Key of the album; null for a new one.</summary>
    public string? Album { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>As JSON: of the album, or an empty first rule.</summary>
    public string Rules { get; private set; } = FirstRules;

    /// <summary>Why the album cannot be shown; null where it can.</summary>
    public string? Problem { get; private set; }

    public override string Heading => texts[Album is null ? "New album by rules" : "Edit rules"];

    public override string? Place => "/albums";

    public override object Twin => new { album = Album, title = Title, rules = JsonDocument.Parse(Rules).RootElement, fields = Vocabulary };

    public override IReadOnlyList<string> Scripts => ["rules.js"];

    /// <summary>What the builder's script offers, in the reader's language.</summary>
    public object Vocabulary => new
    {
        fields = RuleFields.All.Select(known => new
        {
            name = known.Name,
            title = texts[known.Title],
            kind = JsonNamingPolicy.SnakeCaseLower.ConvertName(known.Kind.ToString()),
            common = known.IsCommon,
            choices = known.Choices.Select(choice => new { value = choice, title = texts[choice] }),
        }),
        operators = RuleOperator.All.Select(asked => new
        {
            name = asked.Name,
            values = JsonNamingPolicy.SnakeCaseLower.ConvertName(asked.Values.ToString()),
            kinds = asked.Kinds.Select(kind => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString())),
        }),
        albums = Query("select name, title, kind from named_albums where kind <> 'sql' and not hidden order by kind, lower(title)", row => new { value = row.GetString(0), title = row.GetString(2) == "smart" ? texts.Told(row.GetString(1)) : row.GetString(1) }),
        most_depth = AlbumRules.MostDepth,
    };

    /// <param name="album">Key of an album by rules.</param>
    /// <exception cref="NotFoundException">There is none such.</exception>
    public void OnGet(string? album)
    {
        if (album is null)
            return;
        var latest = SqlAlbums.Has(Library.Database, album) ? SqlAlbums.History(Library.Database, album)[0] : null;
        if (latest is not { Form: "rules" })
            throw new NotFoundException($"There is no album by rules called {album}.");
        (Album, Title) = (album, latest.Title);
        try
        {
            Rules = AlbumRules.Parse(latest.Definition).ToJson();
        }
        catch (UserException broken)
        {
            Problem = broken.Message;
        }
    }
}
