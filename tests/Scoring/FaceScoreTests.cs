using System.Globalization;
using Bpp.Tests.Queries;

namespace Bpp.Tests.Scoring;

/// <summary>What the faces in a photo do to its score.</summary>
public sealed class FaceScoreTests : IClassFixture<QueryLibrary>
{
    private readonly QueryLibrary _library;
    private int _faces;

    public FaceScoreTests(QueryLibrary library) => _library = library.Clear();

    [Theory]
    [InlineData("left_eye_open = 0.05, right_eye_open = 0.05")]
    [InlineData("edge_width = 4")]
    [InlineData("yaw = 60")]
    [InlineData("brightness = 0.05")]
    [InlineData("smile = 0")]
    public void Face_AFault_LowersTheScore(string fault)
    {
        Photo(1, 1);
        Photo(2, 1);
        _library.Execute($"update facts.faces set {fault} where photo_id = 2");

        Assert.True(Score(2) < Score(1) - 0.03, $"{Score(2)} is not below {Score(1)}");
    }

    [Fact]
    public void Face_EyesUnread_CountAsLikelyOpen()
    {
        Photo(1, 1);
        _library.Execute("update facts.faces set left_eye_open = null, right_eye_open = null");

        Assert.Equal(["0.8"], Refreshed().Rows("select eyes from face_scores"));
    }

    [Fact]
    public void Face_Unread_IsNeitherSharpNorDark()
    {
        Photo(1, 1);
        _library.Execute("update facts.faces set edge_width = null, brightness = null, clipped = null");

        Assert.Equal(["0.6|0.7||"], Refreshed().Rows("select sharpness, light, edge_octaves, light_octaves from face_scores"));
    }

    [Fact]
    public void Face_BlinkInAGroup_CountsThoughFourSmile()
    {
        Photo(1, 5);
        Photo(2, 5);
        _library.Execute("update facts.faces set left_eye_open = 0.02, right_eye_open = 0.02 where face_id = (select max(face_id) from facts.faces where photo_id = 2)");

        Assert.True(Score(2) < Score(1) - 0.1);
        Assert.Equal(["face|5 faces, somebody's eyes are closed, smiling"], Refreshed().Rows("select component, words from explain(2) where component = 'face'"));
    }

    [Fact]
    public void Face_Group_IsNotPunished()
    {
        Photo(1, 1);
        Photo(2, 6);

        Assert.InRange(Score(2), Score(1) - 0.05, Score(1) + 0.05);
    }

    [Fact]
    public void Face_PasserByInTheDistance_DoesNotCount()
    {
        Photo(1, 1);
        Photo(2, 1);
        Face(2, 0.05, 0.9);
        _library.Execute("update facts.faces set left_eye_open = 0, right_eye_open = 0 where face_id = (select max(face_id) from facts.faces)");

        Assert.Equal(Score(1), Score(2));
    }

    [Fact]
    public void Face_None_DropsOutOfTheMean()
    {
        _library.Photo(1, "2024-01-01 10:00:00");

        Assert.Equal(["true"], Refreshed().Rows("select face is null from photo_scores"));
    }

    [Fact]
    public void Sharpness_FaceOutOfFocus_OutweighsASharpBackground()
    {
        Photo(1, 1);
        Photo(2, 1);
        _library.Execute("update facts.faces set edge_width = 5 where photo_id = 2");

        Assert.Equal(["true"], Refreshed().Rows("select max(sharpness) filter (where photo_id = 2) < 0.75 * max(sharpness) filter (where photo_id = 1) from photo_scores"));
    }

    [Theory]
    [InlineData("left_eye_open = 0.02, right_eye_open = 0.02")]
    [InlineData("edge_width = 2.4")]
    [InlineData("brightness = 0.35")]
    [InlineData("clipped = 0.3")]
    public void Series_FrameWithAFaultInItsFaces_IsNotTheKeeper(string fault)
    {
        for (var photo = 1; photo <= 3; photo++)
            Photo(photo, 2, $"2024-01-01 10:00:0{photo}");
        _library.Execute($"update facts.faces set {fault} where photo_id = 1");
        _library.Execute("update facts.measurements set dhash = 12345, ahash = 54321, phash = 31415");
        _library.Refresh();

        Assert.NotEqual(["1"], _library.Rows("select photo_id from near_duplicates where is_keeper"));
        Assert.Equal(["true"], _library.Rows("select max(faces) filter (where photo_id = 1) > 1 and max(faces) filter (where photo_id <> 1) = 0 from series_scores"));
    }

    private double Score(int photo) => _library.Scalar<float>($"select face from face_scores where photo_id = {photo}");

    private QueryLibrary Refreshed()
    {
        _library.Refresh();
        return _library;
    }

    private void Photo(int id, int people, string taken = "2024-01-01 10:00:00")
    {
        _library.Photo(id, taken);
        for (var person = 0; person < people; person++)
            Face(id, 0.2, 0.05 + (0.15 * person));
    }

    private void Face(int photo, double size, double x) => _library.Execute(string.Create(CultureInfo.InvariantCulture, $"""
        insert into facts.faces by name
        select {++_faces} as face_id, {photo} as photo_id, 'detected' as origin, {x} as x, 0.3 as y, {size} * 0.8 as width, {size} as height, 0.95 as confidence,
            0.4 as edge_width, 0.5 as brightness, 0.0 as clipped, 5 as yaw, 5 as pitch, 0 as roll, 0.95 as left_eye_open, 0.95 as right_eye_open, 0.8 as smile, 0.9 as quality
        """));
}
