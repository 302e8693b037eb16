using Bpp.Web.Lists;

namespace Bpp.Web.Pages;

/// <summary>What leaves the library, how, and where to.</summary>
internal sealed class ExportModel(ServedLibrary library, PhotoLists lists, PickedPhotos picked, ListTitles titles, Texts texts) : LibraryPage(library)
{
    /// <summary>picks, selection, or list.</summary>
    public string Scope { get; private set; } = "picks";

    public string? List { get; private set; }

    public string Title { get; private set; } = "";

    public int? Photos { get; private set; }

    public override string Heading => texts["Export"];

    public override object Twin => new { scope = Scope, list = List, photos = Photos };

    public override IReadOnlyList<string> Scripts => ["export.js"];

    public void OnGet(string? scope)
    {
        Scope = scope is "selection" or "list" ? scope : "picks";
        if (Scope == "list")
        {
            var request = ListRequest.Parse(null, null, Request.Query);
            (List, Title, Photos) = (request.ToQuery(), titles.Of(request), lists.Get(request).Ids.Length);
        }
        else if (Scope == "picks")
        {
            (Title, Photos) = (texts["Picks"], picked.Get().Count);
        }
        else
        {
            Title = texts["The selected photos"];
        }
    }
}
