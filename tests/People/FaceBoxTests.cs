using System.Globalization;
using Bpp.Engine.Cli;
using Bpp.Engine.Decisions;
using Bpp.Engine.Faces;
using Bpp.Engine.Library;
using Bpp.Engine.People;
using Bpp.Engine.Storage;
using Bpp.Tests.Storage;

namespace Bpp.Tests.People;

public sealed class FaceBoxTests : IDisposable
{
    private static readonly FaceBox Box = new(0.06f, 0.31f, 0.14f, 0.2f);

    private static readonly FaceBox Far = new(0.7f, 0.6f, 0.2f, 0.3f);

    private readonly PeopleLibrary _library = new();

    private DecisionLog Log => new(_library.Database, TimeProvider.System);

    public void Dispose() => _library.Dispose();

    [Fact]
    public void DrawFace_MissedFace_CountsUntilUndone()
    {
        _library.Add(1, [0], [0], []);
        _library.Editor.Name(_library.KeyOn(1)!, "Emma");
        var drawn = _library.Editor.DrawFace(PhotoOf(3), Box, "emma");

        Assert.Equal(("Emma", Box), (drawn.Person?.Name, drawn.Box));
        Assert.Equal("1.jpg 2.jpg 3.jpg", _library.PhotosOf("Emma"));
        Assert.Equal("drawn", _library.Database.Scalar<string>($"select origin from faces where face_id = {drawn.FaceId}"));
        Assert.Equal(0, _library.Database.Scalar<long>("select count(*) from album_no_faces"));

        Log.Undo();
        DerivedTables.Refresh(_library.Database);
        Assert.Equal("", Faces(3));
        Assert.Equal("1.jpg 2.jpg", _library.PhotosOf("Emma"));

        Log.Redo();
        DerivedTables.Refresh(_library.Database);
        Assert.Equal("drawn 0.06 0.31 0.14 0.20 Emma", Faces(3));
    }

    [Fact]
    public void DrawAndMove_Named_AreWhatAnExportWritesAsRegions()
    {
        _library.Add(1, [0], []);
        var drawn = _library.Editor.DrawFace(PhotoOf(2), Box, "Emma");
        _library.Editor.MoveFace(drawn.FaceId, new FaceBox(0.5f, 0.25f, 0.125f, 0.25f));

        Assert.Equal(
            """[{"person":"Emma","face":{"x":0.5,"y":0.25,"width":0.125,"height":0.25}}]""", _library.Database.Scalar<string>($"select people::varchar from export_photos([{PhotoOf(2)}])"));
    }

    [Fact]
    public void DrawFace_OfNobodyThenNamed_OutlivesAnotherAnalysis()
    {
        _library.Add(1, [0], []);
        var face = _library.Editor.DrawFace(PhotoOf(2), Box);
        Assert.Null(face.Person);
        _library.Editor.AssignByName([face.FaceId], "Grandma");
        _library.AnalyseAgain(1, [0], []);

        Assert.Equal("drawn 0.06 0.31 0.14 0.20 Grandma", Faces(2));
        Assert.Equal("2.jpg", _library.PhotosOf("Grandma"));
    }

    [Fact]
    public void DrawFace_LaterDetected_IsOneFaceInTheDrawnBox()
    {
        _library.Add(1, [0], []);
        _library.Editor.DrawFace(PhotoOf(2), Box, "Grandma");
        _library.AnalyseAgain(1, [0], [1]);

        Assert.Equal("detected 0.06 0.31 0.14 0.20 Grandma", Faces(2));

        Log.Undo();
        DerivedTables.Refresh(_library.Database);
        Assert.Equal($"detected {Text(PeopleLibrary.BoxOf(0, 0.012f))} ", Faces(2));
    }

    [Fact]
    public void DrawFace_OverAFace_IsRefusedUnlessItWasDismissed()
    {
        _library.Add(1, [0]);
        Assert.Contains("people move", Refused(() => _library.Editor.DrawFace(PhotoOf(1), Box)), StringComparison.Ordinal);

        var face = _library.FaceOn(1);
        _library.Editor.DismissFaces([face]);
        Assert.Equal(face, _library.Editor.DrawFace(PhotoOf(1), Box, "Emma").FaceId);
        Assert.Equal("detected 0.06 0.31 0.14 0.20 Emma", Faces(1));
    }

    [Fact]
    public void Refresh_RegionDrawnGenerously_NamesTheFaceInIt()
    {
        var region = new FaceBox(0, 0.2f, 0.25f, 0.4f);
        Assert.InRange(region.Overlap(PeopleLibrary.BoxOf(0)), FaceBox.SameFace, 0.35f);
        _library.AddNamed(1, "Emma", region, 0);

        Assert.Equal($"detected {Text(PeopleLibrary.BoxOf(0))} Emma", Faces(1));
    }

    [Fact]
    public void DismissFaces_Drawn_IsSetAside()
    {
        _library.Add(1, [], []);
        _library.Editor.DismissFaces([_library.Editor.DrawFace(PhotoOf(1), Box, "Emma").FaceId]);

        Assert.Equal("", _library.PhotosOf("Emma"));
        Assert.True(_library.Database.Scalar<bool>("select bool_and(is_dismissed) from faces"));
    }

    [Fact]
    public void MoveFace_Found_KeepsWhoItIsAndGoesBack()
    {
        int[][] photos = [[0], [0]];
        _library.Add(1, photos);
        _library.Editor.Name(_library.KeyOn(1)!, "Emma");
        var face = _library.FaceOn(1);
        Assert.Equal(face, _library.Editor.MoveFace(face, Far).FaceId);
        Assert.Equal("detected 0.70 0.60 0.20 0.30 Emma", Faces(1));

        // Said of the face where it is now, it is understood although the analysis sees it elsewhere.
        _library.Editor.AssignByName([face], "Noah");
        _library.AnalyseAgain(1, photos);
        Assert.Equal("detected 0.70 0.60 0.20 0.30 Noah", Faces(1));

        Log.Undo();
        Log.Undo();
        DerivedTables.Refresh(_library.Database);
        Assert.Equal($"detected {Text(PeopleLibrary.BoxOf(0, 0.012f))} Emma", Faces(1));
        Assert.Equal(0, _library.Database.Scalar<long>("select count(*) from facts.face_boxes"));
    }

    [Fact]
    public void MoveFace_NoLongerDetected_IsThereAllTheSame()
    {
        _library.Add(1, [0], [0]);
        _library.Editor.Name(_library.KeyOn(1)!, "Emma");
        _library.Editor.MoveFace(_library.FaceOn(1), Far);
        _library.Editor.Assign([_library.Database.Scalar<long>("select face_id from faces join photos using (photo_id) where path = '1.jpg'")], "Emma");
        _library.AnalyseAgain(1, [], [0]);

        Assert.Equal("drawn 0.70 0.60 0.20 0.30 Emma", Faces(1));
    }

    [Fact]
    public void MoveFace_Drawn_KeepsItsNumber()
    {
        _library.Add(1, [], []);
        var drawn = _library.Editor.DrawFace(PhotoOf(1), Box, "Emma");

        Assert.Equal(drawn.FaceId, _library.Editor.MoveFace(drawn.FaceId, Far).FaceId);
        Assert.Equal("drawn 0.70 0.60 0.20 0.30 Emma", Faces(1));
    }

    [Fact]
    public void DrawFace_ReadLater_IsRecognisedAndTellsWhoOthersAre()
    {
        _library.Add(1, [0], [0], [1], []);
        _library.Editor.Name(_library.KeyOn(1)!, "Emma");
        _library.Editor.DrawFace(PhotoOf(4), Box);
        Assert.Equal("1.jpg 2.jpg", _library.PhotosOf("Emma"));

        _library.Read(4, Box, 0);
        Assert.Equal("1.jpg 2.jpg 4.jpg", _library.PhotosOf("Emma"));
        Assert.Equal("drawn 0.06 0.31 0.14 0.20 Emma", Faces(4));

        Log.Undo();
        DerivedTables.Refresh(_library.Database);
        Assert.Equal(0, Embeddings(4));
        Log.Redo();
        DerivedTables.Refresh(_library.Database);
        Assert.Equal("1.jpg 2.jpg 4.jpg", _library.PhotosOf("Emma"));
    }

    [Fact]
    public void DrawFace_ReadLater_LeavesThePhotosScoreAlone()
    {
        _library.Add(1, [], []);
        _library.Editor.DrawFace(PhotoOf(1), Box);
        _library.Read(1, Box, 0);

        Assert.Equal(1, Embeddings(1));
        Assert.Equal(0, _library.Database.Scalar<long>("select count(*) from face_scores"));
    }

    [Fact]
    public void MoveFace_ToAnotherPlace_LosesWhatWasReadUntilItIsReadThere()
    {
        _library.Add(1, [0], [0], [1], [1]);
        _library.Editor.Name(_library.KeyOn(1)!, "Emma");
        _library.Editor.Name(_library.KeyOn(3)!, "Noah");
        _library.Add(5, [0]);
        Assert.Equal("1.jpg 2.jpg 5.jpg", _library.PhotosOf("Emma"));

        _library.Editor.MoveFace(_library.FaceOn(5), Far);
        Assert.Equal("1.jpg 2.jpg", _library.PhotosOf("Emma"));
        Assert.Equal(0, Embeddings(5));

        _library.Read(5, Far, 1);
        Assert.Equal("3.jpg 4.jpg 5.jpg", _library.PhotosOf("Noah"));

        Log.Undo();
        DerivedTables.Refresh(_library.Database);
        Assert.Equal("1.jpg 2.jpg 5.jpg", _library.PhotosOf("Emma"));
        Assert.Equal("3.jpg 4.jpg", _library.PhotosOf("Noah"));
    }

    [Fact]
    public void MoveFace_ALittle_KeepsWhatWasReadUntilItIsReadThere()
    {
        _library.Add(1, [0], [0]);
        _library.Editor.MoveFace(_library.FaceOn(1), Box);
        Assert.Equal(1, Embeddings(1));

        _library.Read(1, Box, 1, 0.7f);
        Assert.Equal(1, Embeddings(1));
        Assert.Equal(0.7f, _library.Database.Scalar<float>("select quality from faces join photos using (photo_id) where path = '1.jpg'"));
    }

    [Fact]
    public void MoveFace_OntoAnother_HasTheBoxReadOnce()
    {
        _library.Add(1, [0, 1]);
        foreach (var place in new[] { 0, 1 })
            _library.Editor.MoveFace(_library.FaceOn(1, place), Far);
        using var connection = _library.Database.Connect();
        var source = connection.Scalar<int>("select source_id from facts.photos");

        Assert.Equal(Far, Assert.Single(FaceReadings.Unread(connection, source)).Box);
        _library.Read(1, Far, 0);
        Assert.Empty(FaceReadings.Unread(connection, source));
        Assert.Equal(2, Embeddings(1));
    }

    [Fact]
    public void MoveFace_ToWhereItIs_IsNoDecision()
    {
        _library.Add(1, [0]);
        var editor = _library.Editor;
        editor.MoveFace(_library.FaceOn(1), PeopleLibrary.BoxOf(0));

        Assert.Null(editor.LastBatch);
        Assert.Equal(0, _library.Database.Scalar<long>("select count(*) from decisions.events"));
    }

    [Theory]
    [InlineData(-0.01f, 0.1f, 0.2f, 0.2f)]
    [InlineData(0.9f, 0.1f, 0.2f, 0.2f)]
    [InlineData(0.1f, 0.9f, 0.2f, 0.2f)]
    [InlineData(0.1f, 0.1f, 0.009f, 0.2f)]
    [InlineData(0.1f, 0.1f, 0.2f, -0.2f)]
    [InlineData(float.NaN, 0.1f, 0.2f, 0.2f)]
    [InlineData(0.1f, 0.1f, float.PositiveInfinity, 0.2f)]
    public void DrawFace_ImpossibleBox_IsRefused(float x, float y, float width, float height)
    {
        _library.Add(1, [0]);
        var box = new FaceBox(x, y, width, height);

        Refused(() => _library.Editor.DrawFace(PhotoOf(1), box));
        Refused(() => _library.Editor.MoveFace(_library.FaceOn(1), box));
        Assert.Equal(0, _library.Database.Scalar<long>("select count(*) from decisions.events"));
    }

    [Fact]
    public void DrawFace_UnknownPhotoOrImpossibleName_IsRefused()
    {
        _library.Add(1, [], []);

        Refused(() => _library.Editor.DrawFace(99, Box));
        Refused(() => _library.Editor.DrawFace(PhotoOf(1), Box, "a\u0007b"));
        Refused(() => _library.Editor.MoveFace(99, Box));
        Assert.Equal("", Faces(1));
    }

    /// <summary>Whatever was said, step by step: a new analysis that sees the same leads to the same.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Refresh_AnyWords_IsWhatANewAnalysisLeadsTo(int seed)
    {
        int[][] photos = [[0, 1], [0], []];
        _library.Add(1, photos);
        var random = new Random(seed);
        for (var step = 0; step < 12; step++)
            Speak(random);
        DerivedTables.Refresh(_library.Database);
        var before = string.Join('\n', new[] { 1, 2, 3 }.Select(Faces));
        _library.AnalyseAsBefore(1, photos);

        Assert.Equal(before, string.Join('\n', new[] { 1, 2, 3 }.Select(Faces)));
    }

    private void Speak(Random random)
    {
        var faces = _library.FaceIds();
        var face = faces.Count == 0 ? 0 : faces[random.Next(faces.Count)];
        var box = new FaceBox(0.1f * random.Next(8), 0.1f * random.Next(8), 0.2f, 0.2f);
        try
        {
            switch (random.Next(6))
            {
                case 0 or 1:
                    _library.Editor.DrawFace(PhotoOf(random.Next(1, 4)), box, random.Next(2) == 0 ? null : "Emma");
                    break;
                case 2:
                    _library.Editor.MoveFace(face, box);
                    break;
                case 3:
                    _library.Editor.AssignByName([face], "Noah");
                    break;
                case 4:
                    _library.Editor.DismissFaces([face]);
                    break;
                default:
                    Log.Undo();
                    DerivedTables.Refresh(_library.Database);
                    break;
            }
        }
        catch (UserException)
        {
            // A box over another face is refused, and that is no word.
        }
    }

    private long Embeddings(int photo) => _library.Database.Scalar<long>(
        $"select count(*) from facts.face_embeddings join facts.faces using (face_id) join photos using (photo_id) where path = '{photo}.jpg'");

    private long PhotoOf(int photo) => _library.Database.Scalar<long>($"select photo_id from photos where path = '{photo}.jpg'");

    /// <summary>Of a photo, from left to right: origin, box and the name of whose it is.</summary>
    private string Faces(int photo)
    {
        using var connection = _library.Database.Connect();
        return string.Join(", ", connection.Query(
            "select face.origin, face.x, face.y, face.width, face.height, if(face.is_dismissed, 'nobody', coalesce(face.person, '')) from faces as face join photos using (photo_id) where path = $1 order by face.x, face.y, face.width, face.height, face.origin",
            row => $"{row.GetString(0)} {Text(new FaceBox(row.GetFloat(1), row.GetFloat(2), row.GetFloat(3), row.GetFloat(4)))} {row.GetString(5)}",
            $"{photo}.jpg"));
    }

    private static string Text(FaceBox box) => string.Create(CultureInfo.InvariantCulture, $"{box.X:0.00} {box.Y:0.00} {box.Width:0.00} {box.Height:0.00}");

    private static string Refused(Action act)
    {
        var exception = Assert.Throws<UserException>(act);
        Assert.Equal(ExitCode.Usage, exception.ExitCode);
        return exception.Message;
    }
}
