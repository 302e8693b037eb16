using Bpp.Web.Hosting;
using Bpp.Web.Lists;
using Microsoft.AspNetCore.Mvc;

namespace Bpp.Web.Pages;

/// <summary>Everything about one photo: the loupe's panel, and a page of its own for a link.</summary>
internal sealed class PhotoModel(ServedLibrary library, PickedPhotos picked) : LibraryPage(library)
{
    private PhotoDetails? _photo;

    public PhotoDetails Photo => _photo!;

    public PhotoCard Card { get; private set; } = null!;

    public override string Heading => Card.Name;

    public override string? Place => null;

    public override object Twin => new { card = Card, details = Photo };

    public override IReadOnlyList<string> Scripts => ["photo.js"];

    public override IReadOnlyList<ListStatement> Statements => [new ListStatement("from explain($1)", [Card.Id]), new ListStatement("from why($1)", [Card.Id])];

    public void OnGet(long id) => Load(id);

    /// <summary>The panel alone, to be put beside the picture.</summary>
    public IActionResult OnGetPanel(long id)
    {
        Load(id);
        return Partial("_PhotoPanel", this);
    }

    private void Load(long id)
    {
        Card = PhotoCards.Read(Library, picked, [id]) is [var card] ? card : throw new NotFoundException("There is no such photo.");
        _photo = PhotoDetails.Read(Library, id);
    }
}
