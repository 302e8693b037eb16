using Bpp.Engine.People;
using Bpp.Engine.Sharing;

namespace Bpp.Web.Pages;

/// <summary>Which devices may see the library, who asks, and what happened.</summary>
internal sealed class ShareModel(ServedLibrary library, ShareBook book, Texts texts) : LibraryPage(library)
{
    public override string Heading => texts["Share"];

    public override IReadOnlyList<string> Scripts => ["share.js"];

    public ShareSettings Settings { get; private set; } = ShareSettings.Off;

    public ShareState? State { get; private set; }

    public IReadOnlyList<SharedDevice> Pending { get; private set; } = [];

    public IReadOnlyList<SharedDevice> Trusted { get; private set; } = [];

    public IReadOnlyList<SharedDevice> Revoked { get; private set; } = [];

    public IReadOnlyList<AccessEntry> Log { get; private set; } = [];

    /// <summary>Addresses of this machine in the local network.</summary>
    public IReadOnlyList<string> Addresses { get; private set; } = [];

    /// <summary>Key and title of what a device can be limited to.</summary>
    public IReadOnlyList<(string Key, string Title)> Albums { get; private set; } = [];

    /// <summary>Key and name of whom a device can be limited to.</summary>
    public IReadOnlyList<(string Key, string Title)> People { get; private set; } = [];

    public override object Twin => new
    {
        is_on = Settings.IsOn,
        port = Settings.Port,
        is_encrypted = Settings.IsEncrypted,
        pictures = Settings.Pictures.ToString().ToLowerInvariant(),
        listening = State?.Listening ?? [],
        problem = State?.Problem,
        devices = Pending.Concat(Trusted).Concat(Revoked).Select(DeviceRow.Of),
        log = Log.Select(entry => new { at = entry.At, who = entry.Who, address = entry.Address, what = entry.What.ToString().ToLowerInvariant(), times = entry.Times }),
    };

    /// <summary>What happened, in words.</summary>
    public string WordsOf(AccessKind what) => texts[what switch
    {
        AccessKind.Looked => "Looked at photos",
        AccessKind.Downloaded => "Downloaded an original",
        AccessKind.Decided => "Decided about photos",
        AccessKind.Asked => "Asked to be let in",
        AccessKind.WrongCode => "Tried a wrong or used link",
        AccessKind.WrongKey => "Showed an unknown key",
        _ => "Asked although its access was revoked",
    }];

    /// <summary>What a device may do, in words.</summary>
    public string RightsOf(DeviceGrant grant)
    {
        string[] limits = [.. Titles(Albums, grant.Albums), .. Titles(People, grant.People)];
        var what = texts[grant.CanPick ? "Looks, marks and chooses" : "Looks only"];
        return limits.Length == 0 ? what : $"{what}; {texts["only {0}", string.Join(", ", limits)]}";
    }

    public void OnGet()
    {
        (Settings, State, Log) = (book.Settings, book.State, book.Log.Entries);
        var devices = book.Devices.ToLookup(device => device.State);
        (Pending, Trusted, Revoked) = ([.. devices[DeviceState.Pending]], [.. devices[DeviceState.Trusted]], [.. devices[DeviceState.Revoked].Take(20)]);
        Addresses = [.. LocalAddresses.All().Select(address => address.ToString())];
        Albums = Query("select name, title, kind = 'smart' from named_albums where not hidden and name not in ('album_hidden', 'album_trash') order by kind = 'smart', lower(title)", row => (row.GetString(0), row.GetBoolean(2) ? texts.Told(row.GetString(1)) : row.GetString(1)));
        People = [.. PeopleCatalog.List(Library.Database).Where(person => person.Name is not null).Select(person => (person.Key, person.Name!))];
    }

    private static IEnumerable<string> Titles(IReadOnlyList<(string Key, string Title)> known, IReadOnlyList<string> keys) =>
        keys.Select(key => known.FirstOrDefault(one => one.Key == key).Title ?? key);
}
