using Bpp.Engine.Library.Settings;
using Bpp.Web.Lists;
using Bpp.Web.Picks;

namespace Bpp.Web.Pages;

/// <summary>The picks, with the sliders that change them.</summary>
internal sealed class PicksModel(ServedLibrary library, PickedPhotos inForce, PhotoLists lists, Texts texts) : LibraryPage(library)
{
    public IReadOnlyList<Setting> Settings { get; private set; } = [];

    public PickControls Controls { get; private set; } = null!;

    public IReadOnlyList<PickedCard> Picks { get; private set; } = [];

    public IReadOnlyList<Preset> Presets { get; private set; } = [];

    /// <summary>People to prefer: key, name.</summary>
    public IReadOnlyList<(string Key, string Name)> People { get; private set; } = [];

    /// <summary>Lists to choose from: address part, title.</summary>
    public IReadOnlyList<(string Key, string Title)> Scopes { get; private set; } = [];

    public override string Heading => texts["Picks"];

    public override object Twin => new { picks = Picks, sql = Controls.Statement().Sql, presets = Presets };

    public override IReadOnlyList<ListStatement> Statements => [Controls.Statement()];

    public override IReadOnlyList<string> Scripts => ["picks.js"];

    /// <summary>A setting's value as the slider should stand.</summary>
    public double ValueOf(string key) => Controls.Values.TryGetValue(key, out var value) ? value : Settings.Single(setting => setting.Key == key).Value;

    public void OnGet()
    {
        Settings = new SettingsStore(Library.Database, Library.Time).List();
        Controls = PickControls.Parse(Request.Query, Settings);
        Picks = PickedCards.Read(Library, inForce, lists, Controls);
        Presets = Web.Picks.Presets.List(Library);
        People = Query("select person_key, coalesce(name, '') from people where is_significant and name is not null order by photos desc limit 60", row => (row.GetString(0), row.GetString(1)));
        Scopes = [("library", texts["The whole library"]), .. Query("select name, title from named_albums where kind <> 'smart' order by title", row => ($"album&name={Uri.EscapeDataString(row.GetString(0))}", row.GetString(1)))];
    }
}
