using Bpp.Web.Hosting;
using Bpp.Web.Lists;

namespace Bpp.Web.Pages;

/// <summary>Where photos were taken, on outlines that need no network; street maps only after consent.</summary>
internal sealed class MapModel(ServedLibrary library, Texts texts) : LibraryPage(library)
{
    public long Placed { get; private set; }

    /// <summary>The user allowed to ask another server for map pictures.</summary>
    public bool HasTiles => SecurityHeaders.AllowsTiles(HttpContext);

    public override string Heading => texts["Map"];

    public override object Twin => new { placed = Placed };

    public override IReadOnlyList<ListStatement> Statements => [new ListStatement("from map_cells(-90, -180, 90, 180, 1)", [])];

    public override IReadOnlyList<string> Scripts => ["map.js"];

    public void OnGet() => Placed = Query("select count(*) from photos where latitude is not null", row => row.GetInt64(0))[0];
}
