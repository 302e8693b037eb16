using Bpp.Engine.Decisions;
using Bpp.Engine.Organise;
using Bpp.Tests.Queries;
using FsCheck;
using FsCheck.Fluent;

namespace Bpp.Tests.Organise;

/// <summary>Whatever is done to photos and albums, undoing it all leads back, and redoing leads there again.</summary>
public sealed class MarkPropertyTests(QueryLibrary library) : IClassFixture<QueryLibrary>
{
    private static readonly string[] States =
    [
        "from photo_marks order by all",
        "select photo_id, tag, source from photo_tags order by all",
        "select title, parent_key, cover_photo_id, k, weights, photos from manual_albums order by all",
        "select album_key, photo_id, place from manual_album_photos order by all",
        "select album_key, photo_id, state from overrides_of_albums order by all",
        "select photo_id, state from overrides order by all",
        "select photo_id from photos order by all",
    ];

    private readonly QueryLibrary _library = library.Clear();

    [Fact]
    public void Undo_AnySequenceOfMarks_LeadsBackAndRedoThereAgain()
    {
        var steps = Gen.ListOf(Gen.Zip(Gen.Choose(0, 13), Gen.Zip(Gen.Choose(1, 4), Gen.Choose(0, 5)))).Select(list => list.Take(6).ToList()).ToArbitrary();
        Prop.ForAll(steps, sequence =>
        {
            _library.Clear();
            for (var id = 1; id <= 4; id++)
                _library.Photo(id, facts: "keywords = ['sea']");
            var albums = new AlbumEditor(_library.Database, TimeProvider.System);
            albums.Create("One");
            albums.Create("Two");
            var log = new DecisionLog(_library.Database, TimeProvider.System);
            var before = State();
            var batches = sequence.Select(step => Do(step.Item1, step.Item2.Item1, step.Item2.Item2)).OfType<string>().ToList();
            var after = State();
            foreach (var batch in Enumerable.Reverse(batches))
                Assert.Equal(batch, log.Undo()!.Batch);
            Assert.Equal(before, State());
            foreach (var batch in batches)
                Assert.Equal(batch, log.Redo()!.Batch);
            Assert.Equal(after, State());
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(8));
    }

    private string? Do(int what, int photo, int number)
    {
        var (photos, albums) = (new PhotoEditor(_library.Database, TimeProvider.System), new AlbumEditor(_library.Database, TimeProvider.System));
        long[] ids = [photo, (photo % 4) + 1];
        return what switch
        {
            0 => photos.Favourite(ids, number > 1),
            1 => photos.Rate(ids, number == 0 ? null : number),
            2 => photos.Label(ids, number == 5 ? null : ColourLabels.All[number]),
            3 => photos.Hide(ids, number > 2),
            4 => photos.Trash(ids),
            5 => photos.Restore(ids),
            6 => photos.Tag(ids, $"t{number}"),
            7 => photos.Untag(ids, number > 2 ? "sea" : $"t{number}"),
            8 => _library.Rows("select 1 from tags where tag = 'sea'").Count > 0 ? photos.RenameTag("sea", $"t{number}") : null,
            9 => albums.Add("One", ids),
            10 => albums.Remove("One", ids),
            11 => albums.Override("One", ids, number > 2 ? "include" : number > 0 ? "exclude" : "clear"),
            12 => albums.Settings("Two", number == 0 ? null : number, null),
            _ => photos.Override(ids, number > 2 ? "include" : "exclude"),
        };
    }

    private string State() => string.Join('\n', States.Select(sql => string.Join(';', _library.Rows(sql))));
}
