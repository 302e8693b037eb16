using Bpp.Engine.Decisions;

namespace Bpp.Tests.Queries;

public sealed class DecisionViewTests(QueryLibrary library) : IClassFixture<QueryLibrary>
{
    private readonly QueryLibrary _library = library.Clear();

    [Fact]
    public void DecisionHistory_Settings_HaveWhatWasInForceBefore()
    {
        _library.Decide("set", "max_per_day", "5", "one");
        _library.Decide("set", "max_per_day", "7", "two");
        _library.Decide("undo", "two", batch: "three");
        _library.Decide("set", "max_per_day", null, "four");
        _library.Decide("set", "variety", "0", "four");
        _library.Decide("set", "gone_since", "1", "five");
        Assert.Equal(
            ["one|max_per_day|3|5|false|false", "two|max_per_day|5|7|true|false", "four|max_per_day|5|3|false|true", "four|variety|true|false|false|false", "five|gone_since||1|false|false"],
            _library.Rows("select batch, subject, previous_value, value, undone, is_reset from decision_history order by first_event_id"));
    }

    [Theory]
    [InlineData("include|s1|||", "p1.jpg included")]
    [InlineData("exclude|s1||| exclude|s2||| exclude|s1|||", "2 photos excluded")]
    [InlineData("crown|gone|||", "1 photo made keeper")]
    [InlineData("person_named||pa|Emma| person_face|s1|pa|box1| person_face|s2|pa|box2|", "a person named Emma, 2 faces given to Emma")]
    [InlineData("person_face|s1||box|", "1 face given to nobody")]
    [InlineData("person_merged||pn|pl|", "Noah merged into Lea")]
    [InlineData("people_differ||pn|px|", "Noah and an unnamed person (px) told apart")]
    [InlineData("person_dismissed||px|not_a_person| person_dismissed||pn||", "an unnamed person (px) dismissed (not a person), Noah restored")]
    [InlineData("person_tagged|s1|pn|true| person_tagged|s2|pn||", "Noah tagged on p1.jpg, Noah taken off p2.jpg")]
    [InlineData("person_excluded||pn|true|", "Noah kept out of picks")]
    [InlineData("face_moved|s1|box1|box2| face_moved|s1|box3|box4|", "2 faces moved on p1.jpg")]
    [InlineData("face_drawn|s2||box|", "1 face drawn on p2.jpg")]
    [InlineData("album_made||a|1| x||b|1| y||c|1| z||d|1| z||e|1|", "album made × 1, x × 1, y × 1 and 2 more")]
    public void Words_OfABatch_SayWhatItWas(string events, string expected)
    {
        _library.Photo(1);
        _library.Photo(2);
        _library.Decide("person_named", "pn", "Noah", "before");
        _library.Decide("person_named", "pl", "Lea", "before");
        new DecisionLog(_library.Database, TimeProvider.System).Append([.. events.Split(' ').Select(Event)]);
        Assert.Equal(expected, new DecisionLog(_library.Database, TimeProvider.System).History(1).Single().Words);

        static DecisionEvent Event(string text)
        {
            var fields = text.Split('|').Select(field => field.Length == 0 ? null : field).ToList();
            return new DecisionEvent(fields[0]!, fields[1], fields[2], fields[3]);
        }
    }
}
