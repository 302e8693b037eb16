namespace Bpp.Web.Pages;

/// <summary>The first visit: where the library is, bring photos in, see the first picks.</summary>
internal sealed class WelcomeModel(ServedLibrary library, Texts texts) : LibraryPage(library)
{
    public long Photos { get; private set; }

    public string Root => Library.Folder.Root;

    public override string Heading => texts["Welcome to Bpp"];

    public override object Twin => new { library = Root, photos = Photos };

    public override IReadOnlyList<string> Scripts => ["welcome.js"];

    public void OnGet() => Photos = Query("select count(*) from photos", row => row.GetInt64(0))[0];
}
