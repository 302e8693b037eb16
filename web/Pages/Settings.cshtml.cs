using Bpp.Engine.Cli;
using Bpp.Engine.Library.Settings;
using Bpp.Engine.Models;
using Bpp.Web.Lists;

namespace Bpp.Web.Pages;

/// <summary>The library's settings and the models.</summary>
internal sealed class SettingsModel(ServedLibrary library, CommandEnvironment environment, Texts texts) : LibraryPage(library)
{
    private static readonly (string Key, string Title)[] Titles = [("selection", "Picks"), ("scoring", "Scores"), ("dedup", "Near-duplicates"), ("analysis", "Analysis"), ("import", "Import"), ("sql", "SQL"), ("trash", "Trash")];

    public IReadOnlyList<IGrouping<string, Setting>> Areas { get; private set; } = [];

    public IReadOnlyList<ModelLine> Models { get; private set; } = [];

    public override string Heading => texts["Settings"];

    public override object Twin => new { settings = Areas.SelectMany(area => area), models = Models };

    public override IReadOnlyList<ListStatement> Statements => [new ListStatement("from settings", [])];

    public override IReadOnlyList<string> Scripts => ["settings.js"];

    public string Root => Library.Folder.Root;

    public static string TitleOf(string area) => Titles.FirstOrDefault(title => title.Key == area).Title ?? area;

    public void OnGet()
    {
        Areas = [.. new SettingsStore(Library.Database, Library.Time).List().GroupBy(setting => setting.Area).OrderBy(area => Array.FindIndex(Titles, title => title.Key == area.Key) is >= 0 and var at ? at : int.MaxValue)];
        using var store = ModelStore.Open(environment.ModelOptions());
        Models = [.. store.Models.Select(entry => Engine.Models.ModelState.Of(store, entry)).Select(state => new ModelLine(state.Model.Id, state.Model.Role.ToString(), state.Model.Licence, state.Model.Bytes, state.Blocked is not null ? "Blocked" : state.Path is null ? "Not installed" : state.Active ? "In use" : "Ready"))];
    }

    /// <param name="Id">As <c>bpp model install</c> takes it.</param>
    /// <param name="Role">What it does.</param>
    /// <param name="Licence">SPDX name.</param>
    /// <param name="Bytes">Size.</param>
    /// <param name="State">ready, missing, …</param>
    internal sealed record ModelLine(string Id, string Role, string Licence, long Bytes, string State);
}
