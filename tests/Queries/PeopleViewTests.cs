namespace Bpp.Tests.Queries;

/// <summary>People as the views tell them, from names in files and decisions; no face was searched for.</summary>
public sealed class PeopleViewTests : IClassFixture<QueryLibrary>
{
    private readonly QueryLibrary _library;

    public PeopleViewTests(QueryLibrary library)
    {
        _library = library.Clear();
        for (var id = 1; id <= 4; id++)
            _library.Photo(id, $"2023-07-0{id} 10:00:00");
        foreach (var (photo, person) in new[] { (1, "Emma"), (2, "Emma"), (3, "Emma"), (1, "Noah"), (2, "Noah"), (3, "Noah"), (4, "emma ") })
            _library.Execute($"insert into facts.named_people values ({photo}, '{person}')");
        _library.Refresh();
    }

    [Fact]
    public void FilePeople_Spellings_AreOnePerson()
    {
        Assert.Equal(["2"], _library.Rows("select count(distinct person_key) from file_people"));
        Assert.Equal(["Emma|true|4|0|true|2023-07-01 10:00:00|2023-07-04 10:00:00", "Noah|true|3|0|true|2023-07-01 10:00:00|2023-07-03 10:00:00"], _library.Rows("select name, is_named, photos, faces, is_significant, first_taken, last_taken from people order by name"));
        Assert.Equal(_library.Rows("select person_key, name from facts.people order by all"), _library.Rows("select person_key, name from person_facts order by all"));
    }

    [Fact]
    public void PersonPhotos_MissingPhoto_IsLeftOut()
    {
        _library.Execute("update facts.photos set missing = true where photo_id = 4");
        Assert.Equal(["Emma|1", "Emma|2", "Emma|3", "Noah|1", "Noah|2", "Noah|3"], _library.Rows("select person, photo_id from person_photos order by all"));
        Assert.Equal(["7"], _library.Rows("select count(*) from person_photo_facts"));
    }

    [Theory]
    [InlineData("'Emma', 0", true)]
    [InlineData("null, 4", true)]
    [InlineData("null, 3", false)]
    public void IsSignificant_NamedOrSeenOften_Is(string person, bool expected) => Assert.Equal(expected, _library.Scalar<bool>($"select is_significant({person})"));

    [Fact]
    public void GroupPhotos_TheSameTwoThreeTimes_AreAGroup()
    {
        Assert.Equal(["1|Emma,Noah", "2|Emma,Noah", "3|Emma,Noah"], _library.Rows("select photo_id, names from group_photos order by photo_id"));
        Assert.Equal(["Emma,Noah|2|3|2023-07-01 10:00:00|2023-07-03 10:00:00"], _library.Rows("select names, people, photos, first_taken, last_taken from groups"));
    }

    [Fact]
    public void PersonDecisions_RenamedAndExcluded_AreInForceAndChangeTheSignature()
    {
        var before = _library.Rows("from people_signature");
        var noah = _library.Scalar<string>("select person_key from people where name = 'Noah'");
        _library.Decide("person_named", noah, "Noah B.");
        _library.Decide("person_excluded", noah, "true");
        Assert.Equal([$"{noah}|{noah}|Noah B.|true"], _library.Rows("select person_key, root_key, name, excluded from person_decisions"));
        Assert.NotEqual(before, _library.Rows("from people_signature"));
        _library.Refresh();
        Assert.Equal(["1|exclude", "2|exclude", "3|exclude"], _library.Rows("select photo_id, state from overrides order by photo_id"));
        Assert.Equal(["Noah B.|true"], _library.Rows("select name, excluded from people where excluded"));
    }

    [Fact]
    public void PersonDecisions_MergedTwice_LeadToTheLast()
    {
        _library.Decide("person_merged", "a", "b");
        _library.Decide("person_merged", "b", "c");
        Assert.Equal(["a|c", "b|c", "c|c"], _library.Rows("select person_key, root_key from person_decisions order by person_key"));
    }

    [Fact]
    public void Faces_DismissedPerson_IsMarkedAndMissingPhotosAreLeftOut()
    {
        _library.Execute("""
            insert into facts.faces by name select face_id, face_id as photo_id, 'detected' as origin, 0.1 as x, 0.1 as y, 0.2 as width, 0.4 as height, 0.9 as confidence, 0.8 as quality from (values (1), (2)) as drawn(face_id);
            insert into facts.face_people by name select 1 as face_id, 'c1' as person_key, 'clustered' as how, 0.7 as similarity;
            insert into facts.people by name select 'c1' as person_key, 'not_interesting' as dismissed_as, false as excluded, false as boosted;
            update facts.photos set missing = true where photo_id = 2;
            """);
        Assert.Equal(["1|1|c1|clustered|true|0.3"], _library.Rows("select face_id, photo_id, person_key, how, is_dismissed, size from faces"));
    }

    [Fact]
    public void FacePairsToReview_PairThatWasJudged_IsGone()
    {
        var (emma, noah) = (_library.Scalar<string>("select person_key from people where name = 'Emma'"), _library.Scalar<string>("select person_key from people where name = 'Noah'"));
        _library.Execute($"insert into facts.person_pairs by name select '{emma}' as person_a, '{noah}' as person_b, 0.4 as similarity");
        Assert.Equal(["Emma|4|Noah|3|0.4"], _library.Rows("select name_a, photos_a, name_b, photos_b, similarity from face_pairs_to_review"));
        _library.Decide("people_differ", noah, emma);
        Assert.Empty(_library.Rows("from face_pairs_to_review"));
    }

    [Fact]
    public void PeopleAlbums_NamedPeople_HaveTheirPhotos()
    {
        Assert.Equal(["Emma|1", "Emma|2", "Emma|3", "Emma|4", "Noah|1", "Noah|2", "Noah|3"], _library.Rows("select person, photo_id from album_people order by all"));
        Assert.Equal(["1|p1.jpg|Emma,Noah", "2|p2.jpg|Emma,Noah", "3|p3.jpg|Emma,Noah"], _library.Rows("select photo_id, path, names from album_groups order by photo_id"));
    }

    [Fact]
    public void FaceAlbums_ClosedEyesAndNoFaces_AreToldFromUnsearchedPhotos()
    {
        _library.Photo(5, "2023-07-05 10:00:00");
        _library.Photo(6, "2023-07-06 10:00:00");
        _library.Execute("insert into facts.face_scans values (1, 'test', 3), (5, 'test', 0)");
        foreach (var (id, width, left, right, yaw) in new[] { (1, 0.2, 0.1, 0.2, 0), (2, 0.2, 0.1, 0.9, 0), (3, 0.01, 0.1, 0.1, 0), (4, 0.2, 0.1, 0.1, 80) })
        {
            _library.Execute(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"""
                insert into facts.faces by name
                select {id} as face_id, 1 as photo_id, 'detected' as origin, 0.1 as x, 0.1 as y, {width} as width, {width} as height, 0.9 as confidence,
                    {left} as left_eye_open, {right} as right_eye_open, {yaw} as yaw, 0.8 as quality
                """));
        }

        Assert.Equal(["5|p5.jpg"], _library.Rows("select photo_id, path from album_no_faces"));
        Assert.Equal(["1|1"], _library.Rows("select photo_id, closed from album_eyes_closed"));
    }

    [Theory]
    [InlineData("0.1, 0.5, 0", 0.3)]
    [InlineData("0.1, 0.5, null", 0.3)]
    [InlineData("0.1, 0.5, 40", 0.1)]
    [InlineData("0.1, 0.5, -40", 0.5)]
    [InlineData("0.1, 0.5, 15", 0.2)]
    [InlineData("null, 0.5, 0", 0.5)]
    [InlineData("0.1, null, -60", 0.1)]
    public void EyesOpen_TurnedHead_HeedsTheNearerEye(string face, double open) =>
        Assert.Equal(open, Convert.ToDouble(_library.Scalar<object>($"select eyes_open({face})"), System.Globalization.CultureInfo.InvariantCulture), 5);

    [Fact]
    public void EyesClosed_UnsureOrUnread_IsNotClosed() =>
        Assert.Equal(["true|false|true"], _library.Rows("select eyes_closed(0.1, 0.4, 0), eyes_closed(0.1, 0.6, 0), eyes_closed(null, null, 0) is null"));
}
