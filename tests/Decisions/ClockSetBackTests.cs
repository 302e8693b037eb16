using Bpp.Engine.Decisions;
using Bpp.Engine.Organise;
using Bpp.Engine.Organise.Trash;
using Bpp.Engine.Storage;
using Bpp.Tests.Queries;
using Bpp.Tests.Recovery;
using Bpp.Tests.Storage;

namespace Bpp.Tests.Decisions;

/// <summary>What was said last counts, whatever the clock showed when it was said.</summary>
public sealed class ClockSetBackTests(QueryLibrary library) : IClassFixture<QueryLibrary>
{
    private readonly QueryLibrary _library = library.Clear();
    private readonly SetClock _clock = new(new DateTimeOffset(2026, 5, 6, 12, 0, 0, TimeSpan.Zero));

    private DecisionLog Log => new(_library.Database, _clock);

    [Fact]
    public void Append_ClockSetBackBetween_TheLastWordCountsAndUndoTakesItFirst()
    {
        _library.Photo(1);
        var photos = new PhotoEditor(_library.Database, _clock);
        var albums = new AlbumEditor(_library.Database, _clock);
        albums.Create("One");
        photos.Rate([1], 3);
        albums.Settings("One", 10, null);
        Log.Append([new DecisionEvent("set", Subject: "max_per_day", Value: "5")]);
        _clock.Now -= TimeSpan.FromDays(400);
        photos.Rate([1], 5);
        albums.Settings("One", 20, null);
        Log.Append([new DecisionEvent("set", Subject: "max_per_day", Value: "7")]);
        Assert.Equal("5|20|7", State());
        Assert.Equal(["set", "album_settings", "rated", "set"], Log.History().Take(4).Select(step => step.Kinds.Keys.First()));

        // Also when all of it is computed anew, as a rebuilt library does.
        _library.Database.Scalar<long>("delete from facts.photo_decision_inputs");
        PhotoDecisions.Refresh(_library.Database);
        Assert.Equal("5|20|7", State());

        Assert.Equal("7", Log.Undo()!.Value);
        Log.Undo();
        Assert.Equal("5", Log.Undo()!.Value);
        Assert.Equal("3|10|5", State());
        _clock.Now -= TimeSpan.FromDays(400);
        Log.Redo();
        Assert.Equal("5|10|5", State());
        Log.Undo();
        Log.Undo();
        Assert.Equal("3|10|3", State());
    }

    [Fact]
    public void Empty_ClockSetBackSinceThePhotoWasTrashed_EmptiesItAllTheSame()
    {
        _library.Photo(1);
        new PhotoEditor(_library.Database, _clock).Trash([1]);
        _clock.Now -= TimeSpan.FromDays(400);
        var trash = new TrashBin(_library.Database, _clock);
        Assert.Single(trash.List(TimeSpan.Zero));
        Assert.Empty(trash.List(TimeSpan.FromDays(30)));
    }

    private string State() => string.Join('|', _library.Rows(
        "select concat_ws('|', (select rating from photo_marks where photo_id = 1), (select k from manual_albums), (select value::int from settings where key = 'max_per_day'))"));
}
