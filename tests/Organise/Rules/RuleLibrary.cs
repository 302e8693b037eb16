using Bpp.Engine.Organise;
using Bpp.Tests.Queries;

namespace Bpp.Tests.Organise.Rules;

/// <summary>Photo 1 has the tags Sea and boat, 2 Sea, 3 none; 3 has no date and no lens; 1 is in the album Mine. Made once: for tests that only ask.</summary>
public sealed class RuleLibrary : IDisposable
{
    public RuleLibrary() => Fill(Library);

    internal QueryLibrary Library { get; } = new();

    public void Dispose() => Library.Dispose();

    internal static void Fill(QueryLibrary library)
    {
        library.Photo(1, "2024-05-01 10:00:00", "iso = 100, lens = 'Wide'");
        library.Photo(2, "2023-06-01 10:00:00", "iso = 6400, lens = 'O''Neill 50'");
        library.Photo(3, null, "iso = null, lens = null");
        var marks = new PhotoEditor(library.Database, TimeProvider.System);
        marks.Tag([1, 2], "Sea");
        marks.Tag([1], "boat");
        var albums = new AlbumEditor(library.Database, TimeProvider.System);
        albums.Create("Mine", null);
        albums.Add("Mine", [1]);
    }
}
