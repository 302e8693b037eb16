using Bpp.Engine.Cli;
using Bpp.Engine.Decisions;
using Bpp.Engine.Library;
using Bpp.Engine.People;
using Bpp.Engine.Storage;
using Bpp.Tests.Storage;

namespace Bpp.Tests.People;

public sealed class PeopleEditorTests : IDisposable
{
    private readonly PeopleLibrary _library = new();

    public void Dispose() => _library.Dispose();

    [Fact]
    public void Refresh_TwoPeople_FindsBoth()
    {
        _library.Add(1, [0], [0], [1], [0, 1], [1], [0]);

        Assert.Equal([4L, 3L], PeopleCatalog.List(_library.Database).Select(person => person.Photos));
        Assert.Equal(_library.KeyOn(1), _library.KeyOn(4, 0));
        Assert.Equal(_library.KeyOn(3), _library.KeyOn(4, 1));
        Assert.NotEqual(_library.KeyOn(1), _library.KeyOn(3));
    }

    [Fact]
    public void Name_FoundPerson_HoldsThroughNewPhotosAndNewModels()
    {
        int[][] photos = [[0], [0], [1], [0, 1]];
        _library.Add(1, photos);
        _library.Editor.Name(_library.KeyOn(1)!, "Emma");
        _library.Add(5, [0], [1]);

        Assert.Equal("1.jpg 2.jpg 4.jpg 5.jpg", _library.PhotosOf("Emma"));
        _library.AnalyseAgain(1, [.. photos, [0], [1]]);
        Assert.Equal("1.jpg 2.jpg 4.jpg 5.jpg", _library.PhotosOf("Emma"));
    }

    [Fact]
    public void Name_TakenOrImpossible_IsRefused()
    {
        _library.Add(1, [0], [0], [1], [1]);
        _library.Editor.Name(_library.KeyOn(1)!, "Emma");

        Assert.Contains("people merge", Refused(() => _library.Editor.Name(_library.KeyOn(3)!, "emma")), StringComparison.Ordinal);
        Assert.Contains("control", Refused(() => _library.Editor.Name(_library.KeyOn(3)!, "a\u0007b")), StringComparison.Ordinal);
        Assert.Contains("did you mean Emma", Refused(() => _library.Editor.Name("Ema", "X")), StringComparison.Ordinal);
    }

    [Fact]
    public void Merge_NamedAndFound_IsOneAndUndone()
    {
        _library.Add(1, [0], [0], [1], [1], [2], [2]);
        _library.Editor.Name(_library.KeyOn(1)!, "Emma");
        _library.Editor.Name(_library.KeyOn(5)!, "Emma old");
        _library.Editor.Merge("Emma", [_library.KeyOn(3)!, "Emma old"]);

        Assert.Equal("1.jpg 2.jpg 3.jpg 4.jpg 5.jpg 6.jpg", _library.PhotosOf("Emma"));
        Assert.Single(PeopleCatalog.List(_library.Database));

        new DecisionLog(_library.Database, TimeProvider.System).Undo();
        DerivedTables.Refresh(_library.Database);
        Assert.Equal("1.jpg 2.jpg", _library.PhotosOf("Emma"));
        Assert.Equal("5.jpg 6.jpg", _library.PhotosOf("Emma old"));
        Assert.Equal(3, PeopleCatalog.List(_library.Database).Count);
    }

    [Fact]
    public void Split_Faces_AreSomebodyElseForGood()
    {
        int[][] photos = [[0], [0], [0], [0]];
        _library.Add(1, photos);
        _library.Editor.Name(_library.KeyOn(1)!, "Emma");
        var twin = _library.Editor.Split([_library.FaceOn(3), _library.FaceOn(4)]);
        _library.Editor.Name(twin.Key, "Emma's twin");

        Assert.Equal("1.jpg 2.jpg", _library.PhotosOf("Emma"));
        _library.AnalyseAgain(1, photos);
        Assert.Equal("1.jpg 2.jpg", _library.PhotosOf("Emma"));
        Assert.Equal("3.jpg 4.jpg", _library.PhotosOf("Emma''s twin"));
    }

    [Fact]
    public void Assign_Face_MovesItToThePerson()
    {
        _library.Add(1, [0], [0], [1], [1]);
        _library.Editor.Name(_library.KeyOn(1)!, "Emma");
        _library.Editor.Name(_library.KeyOn(3)!, "Noah");
        _library.Editor.Assign([_library.FaceOn(3)], "Emma");

        Assert.Equal("1.jpg 2.jpg 3.jpg", _library.PhotosOf("Emma"));
        Assert.Equal("4.jpg", _library.PhotosOf("Noah"));
    }

    [Fact]
    public void Unassign_Face_IsNobodysEvenAfterAnotherAnalysis()
    {
        _library.Add(1, [0], [0], [0]);
        _library.Editor.Unassign([_library.FaceOn(3)]);

        Assert.Null(_library.KeyOn(3));
        _library.AnalyseAgain(1, [0], [0], [0]);
        Assert.Null(_library.KeyOn(3));
        Assert.Equal(_library.KeyOn(1), _library.KeyOn(2));
    }

    [Fact]
    public void Dismiss_ThenRestore_HidesAndShows()
    {
        _library.Add(1, [0], [0], [0], [0]);
        var key = _library.Editor.Dismiss(_library.KeyOn(1)!).Key;

        Assert.Equal("", _library.PhotosOf(key));
        Assert.False(PeopleCatalog.Find(_library.Database, key).IsSignificant);
        _library.Add(5, [0]);
        Assert.Equal(key, _library.KeyOn(5));
        Assert.True(_library.Editor.Restore(key).IsSignificant);
        Assert.Equal("1.jpg 2.jpg 3.jpg 4.jpg 5.jpg", _library.PhotosOf(key));
    }

    [Fact]
    public void Restore_ByTheKeyFromBeforeTheFirstDecision_IsStillThem()
    {
        _library.Add(1, [0], [0], [0], [0], [1], [1]);
        var (found, other) = (_library.KeyOn(1)!, _library.KeyOn(5)!);
        Assert.StartsWith("c", found, StringComparison.Ordinal);
        var key = _library.Editor.Dismiss(found).Key;

        Assert.NotEqual(found, key);
        Assert.Equal(key, PeopleCatalog.Find(_library.Database, found).Key);
        Assert.True(_library.Editor.Restore(found).IsSignificant);
        Assert.Equal(other, PeopleCatalog.Find(_library.Database, other).Key);
        Assert.Contains("nobody", Refused(() => PeopleCatalog.Find(_library.Database, "c999")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("emma", "did you mean Emma Stone?")]
    [InlineData("Stone", "did you mean Emma Stone?")]
    [InlineData("mma", "bpp people list")]
    public void Find_PartOfAName_NamesWhoIsMeant(string asked, string answer)
    {
        _library.Add(1, [0], [0], [0], [0]);
        _library.Editor.Name(_library.KeyOn(1)!, "Emma Stone");

        Assert.Contains(answer, Refused(() => PeopleCatalog.Find(_library.Database, asked)), StringComparison.Ordinal);
    }

    [Fact]
    public void DismissFaces_NoFace_NeverComesBack()
    {
        _library.Add(1, [0], [0], [0]);
        _library.Editor.DismissFaces([_library.FaceOn(2)]);
        _library.AnalyseAgain(1, [0], [0], [0]);

        Assert.Null(_library.KeyOn(2));
        Assert.True(_library.Database.Scalar<bool>($"select is_dismissed from faces where face_id = {_library.FaceOn(2)}"));
    }

    [Fact]
    public void Tag_PhotoWithoutFace_CountsAndIsTakenBack()
    {
        _library.Add(1, [0], []);
        _library.Editor.Name(_library.KeyOn(1)!, "Emma");
        _library.Editor.Tag(TestPhotos.Hash("content 2"), "emma", there: true);

        Assert.Equal("1.jpg 2.jpg", _library.PhotosOf("Emma"));
        _library.Editor.Tag(TestPhotos.Hash("content 2"), "Emma", there: false);
        _library.Editor.Tag(TestPhotos.Hash("content 1"), "Emma", there: false);
        Assert.Equal("", _library.PhotosOf("Emma"));
    }

    [Fact]
    public void Tag_NewName_MakesAPerson()
    {
        _library.Add(1, [0]);
        _library.Editor.Tag(TestPhotos.Hash("content 1"), "Grandma", there: true);

        Assert.Equal("1.jpg", _library.PhotosOf("Grandma"));
    }

    [Fact]
    public void Differ_LookAlikes_AreNeverSuggestedOrJoined()
    {
        _library.Add(1, [0], [0], [1], [1]);
        _library.Editor.Differ(_library.KeyOn(1)!, _library.KeyOn(3)!);
        Execute($"insert into facts.person_pairs values ('{_library.KeyOn(3)}', '{_library.KeyOn(1)}', 0.39)");

        Assert.Empty(PeopleCatalog.PairsToReview(_library.Database, 10));
    }

    [Fact]
    public void FileRegion_NamesItsFaceAndItsLikes()
    {
        _library.Add(1, [0], [0], [1]);
        _library.AddNamed(4, "Emma", PeopleLibrary.BoxOf(0), 0);

        Assert.Equal("1.jpg 2.jpg 4.jpg", _library.PhotosOf("Emma"));
        _library.Editor.Name("Emma", "Emma Smith");
        Assert.Equal("1.jpg 2.jpg 4.jpg", _library.PhotosOf("Emma Smith"));
        Assert.Equal("", _library.PhotosOf("Emma"));
    }

    [Fact]
    public void FileRegion_UserSaysOtherwise_UserWins()
    {
        _library.Add(1, [1], [1]);
        _library.Editor.Name(_library.KeyOn(1)!, "Noah");
        _library.AddNamed(3, "Emma", PeopleLibrary.BoxOf(0), 1);
        _library.Editor.Assign([_library.FaceOn(3)], "Noah");

        Assert.Equal("1.jpg 2.jpg 3.jpg", _library.PhotosOf("Noah"));
        Assert.Equal("", _library.PhotosOf("Emma"));
    }

    [Fact]
    public void FileName_OfADecidedPerson_IsThatPerson()
    {
        _library.Add(1, [0], [0]);
        _library.Editor.Name(_library.KeyOn(1)!, "Emma");
        _library.AddNamed(3, "EMMA", null);

        Assert.Equal("1.jpg 2.jpg 3.jpg", _library.PhotosOf("Emma"));
    }

    [Fact]
    public void Exclude_Person_KeepsPhotosOutOfPicks()
    {
        _library.Add(1, [0], [0], [1]);
        _library.Editor.Exclude(_library.KeyOn(1)!, true);

        Assert.Equal(2, _library.Database.Scalar<long>("select count(*) from overrides where state = 'exclude'"));
        _library.Editor.Exclude(_library.KeyOn(1)!, false);
        Assert.Equal(0, _library.Database.Scalar<long>("select count(*) from overrides"));
    }

    [Fact]
    public void Boost_Person_IsPreferredInEveryPickUntilTakenBack()
    {
        _library.Add(1, [0], [0], [1]);
        string Reasons() => _library.Database.Scalar<string>("select coalesce(string_agg(reason, ' ') filter (where reason like '%boosted for Emma%'), '') from picks(dedup := false, variety := false, max_per_day := 0)")!;
        _library.Editor.Name(_library.KeyOn(1)!, "Emma");

        Assert.Equal("", Reasons());
        Assert.True(_library.Editor.Boost("Emma", true).Boosted);
        Assert.NotEqual("", Reasons());
        _library.Editor.Boost("Emma", false);
        Assert.Equal("", Reasons());
    }

    [Fact]
    public void Groups_PeopleTogether_AreFound()
    {
        _library.Add(1, [0, 1], [1, 0], [0, 1], [0, 2], [0], [1]);
        _library.Editor.Name(_library.KeyOn(1, 0)!, "Emma");
        _library.Editor.Name(_library.KeyOn(1, 1)!, "Noah");

        Assert.Equal("[Emma, Noah] 3", _library.Database.Scalar<string>("select concat_ws(' ', names, photos) from groups"));
    }

    [Fact]
    public void ChooseAvatar_Face_StandsForThePersonAfterAnotherAnalysis()
    {
        _library.Add(1, [0], [0], [0]);
        var person = _library.Editor.ChooseAvatar(_library.KeyOn(1)!, _library.FaceOn(2));

        Assert.Equal(_library.FaceOn(2), person.AvatarFaceId);
        _library.AnalyseAgain(1, [0], [0], [0]);
        Assert.Equal(_library.FaceOn(2), PeopleCatalog.Find(_library.Database, person.Key).AvatarFaceId);
    }

    private static string Refused(Action action) => Assert.Throws<UserException>(action).Message;

    private void Execute(string sql)
    {
        using var connection = _library.Database.Connect();
        connection.Execute(sql);
    }
}
