using Bpp.Engine.Library.Settings;
using Bpp.Web.Lists;

namespace Bpp.Web.Pages;

/// <summary>The library's settings.</summary>
internal sealed class SettingsModel(ServedLibrary library, Texts texts) : LibraryPage(library)
{
    private static readonly (string Key, string Title)[] Titles = [("selection", Texts.Key("Picks")), ("scoring", Texts.Key("Scores")), ("dedup", Texts.Key("Near-duplicates")), ("analysis", Texts.Key("Analysis")), ("import", Texts.Key("Import")), ("sql", Texts.Key("SQL")), ("trash", Texts.Key("Trash"))];

    public IReadOnlyList<IGrouping<string, Setting>> Areas { get; private set; } = [];

    public override string Heading => texts["Settings"];

    public override object Twin => new { settings = Areas.SelectMany(area => area) };

    public override IReadOnlyList<ListStatement> Statements => [new ListStatement("from settings", [])];

    public override IReadOnlyList<string> Scripts => ["settings.js"];

    public string Root => Library.Folder.Root;

    public static string TitleOf(string area) => Titles.FirstOrDefault(title => title.Key == area).Title ?? area;

    public void OnGet()
    {
        Areas = [.. new SettingsStore(Library.Database, Library.Time).List().GroupBy(setting => setting.Area).OrderBy(area => Array.FindIndex(Titles, title => title.Key == area.Key) is >= 0 and var at ? at : int.MaxValue)];
    }
}
