using Bpp.Engine.Companions;

namespace Bpp.Tests.Queries;

public sealed class CompanionViewTests(QueryLibrary library) : IClassFixture<QueryLibrary>
{
    private readonly QueryLibrary _library = library.Clear();

    [Fact]
    public void Companions_RawAndJpegOfOneShot_ShowTheJpegOnly()
    {
        Photo(1, "a/IMG_1.CR2", "raw", "2023-07-01 10:00:00");
        Photo(2, "a/img_1.jpg", "jpeg", "2023-07-01 10:00:01");
        Photo(3, "a/IMG_2.CR2", "raw", "2023-07-01 10:00:00");
        Photo(4, "a/IMG_2.jpg", "jpeg", "2023-07-01 11:00:00");
        Photo(5, "b/IMG_1.jpg", "jpeg", "2023-07-01 10:00:00");
        Assert.Equal(["1|2|raw_jpeg"], Companions());
        Assert.Equal(["2", "3", "4", "5"], _library.Rows("select photo_id from photos order by photo_id"));
        Assert.Equal(["1|2|raw_jpeg|a/IMG_1.CR2|IMG_1.CR2|raw"], _library.Rows("from companion_photos"));
    }

    [Theory]
    [InlineData("'A'", "'A'", "2023-07-01 10:00:00", "2020-01-01 00:00:00", "live")]
    [InlineData("'A'", "'B'", "2023-07-01 10:00:00", "2023-07-01 10:00:00", "")]
    [InlineData("null", "null", "2023-07-01 10:00:00", "2023-07-01 10:00:03", "live")]
    [InlineData("null", "null", "2023-07-01 10:00:00", "2023-07-01 08:00:03", "live")]
    [InlineData("null", "null", "2023-07-01 10:00:00", "2023-07-01 10:00:40", "")]
    [InlineData("null", "null", null, "2023-07-01 10:00:00", "")]
    [InlineData("null", "'A'", null, "2023-07-01 10:00:00", "live")]
    public void Companions_LivePhoto_IsPairedByIdentifierThenByNameAndTime(string still, string movie, string? stillTime, string movieTime, string kind)
    {
        Photo(1, "a/IMG_1.HEIC", "heic", stillTime);
        Photo(2, "a/IMG_1.MOV", "video", movieTime);
        _library.Execute($"update facts.photos set content_identifier = case photo_id when 1 then {still} else {movie} end");
        Assert.Equal(kind.Length > 0 ? [$"2|1|{kind}"] : [], Companions());
    }

    [Fact]
    public void Companions_SameIdentifierElsewhere_PrefersTheStillOfItsFolder()
    {
        Photo(1, "a/edited.HEIC", "heic", "2023-07-01 10:00:00");
        Photo(2, "b/IMG_9.HEIC", "heic", "2023-07-01 10:00:00");
        Photo(3, "b/IMG_9.MOV", "video", "2023-07-01 10:00:00");
        _library.Execute("update facts.photos set content_identifier = 'A'");
        Assert.Equal(["3|2|live"], Companions());
    }

    [Theory]
    [InlineData("a/B.jpg", "a/B_1.jpg", 0b11, "2|1|burst_frame")]
    [InlineData("a/B.jpg", "a/B_1.jpg", 0b111, "")]
    [InlineData("a/B.jpg", "a/B_1.png", 0, "")]
    [InlineData("a/B.jpg", "a/B_0.jpg", 0, "")]
    [InlineData("a/B.jpg", "a/B_10.jpg", 0, "")]
    [InlineData("a/B.jpg", "b/B_1.jpg", 0, "")]
    public void Companions_NumberedFrames_NeedTheSameLook(string basePath, string framePath, int differentBits, string expected)
    {
        Photo(1, basePath, "jpeg", "2023-07-01 10:00:00");
        Photo(2, framePath, "jpeg", "2023-07-01 10:00:00");
        _library.Execute($"update facts.measurements set dhash = case photo_id when 1 then 0 else {differentBits} end, ahash = 7");
        Assert.Equal(expected.Length > 0 ? [expected] : [], Companions());
    }

    [Fact]
    public void Companions_PairGoes_ShowsTheOtherAgain()
    {
        Photo(1, "a/IMG_1.CR2", "raw", "2023-07-01 10:00:00");
        Photo(2, "a/IMG_1.jpg", "jpeg", "2023-07-01 10:00:00");
        Assert.Single(Companions());
        Assert.False(CompanionLinker.Refresh(_library.Database));
        var signature = _library.Scalar<string>("select signature from companion_signature");
        _library.Execute("delete from facts.files where sha256 = 's2'; update facts.photos set missing = true where photo_id = 2");
        Assert.NotEqual(signature, _library.Scalar<string>("select signature from companion_signature"));
        Assert.Empty(Companions());
        Assert.Equal(["1"], _library.Rows("select photo_id from photos"));
    }

    [Fact]
    public void CompanionCandidates_OfOnePhoto_AreOrderedByPriority()
    {
        Photo(1, "a/IMG_1.jpg", "jpeg", "2023-07-01 10:00:00");
        Photo(2, "b/IMG_2.jpg", "jpeg", "2023-07-01 10:00:00");
        Photo(3, "b/IMG_2.mov", "video", "2023-07-01 10:00:00");
        _library.Execute("update facts.photos set content_identifier = 'A' where photo_id in (1, 3)");
        Assert.Equal(["3|1|live|1|a/IMG_1.jpg", "3|2|live|2|b/IMG_2.jpg"], _library.Rows("from companion_candidates"));
    }

    [Fact]
    public void Resolve_ChainsAndRings_LeadToAPhotoThatIsShown()
    {
        Assert.Equal([new(1, 3, "raw_jpeg"), new(2, 3, "burst_frame")], CompanionLinker.Resolve([new(1, 2, "raw_jpeg"), new(1, 9, "live"), new(2, 3, "burst_frame")]));
        Assert.Equal([new(2, 1, "x"), new(3, 1, "x"), new(4, 1, "x")], CompanionLinker.Resolve([new(1, 2, "x"), new(2, 3, "x"), new(3, 1, "x"), new(4, 2, "x")]));
    }

    [Fact]
    public void ImportBatches_AndOrigins_TellWhereAPhotoCameFrom()
    {
        _library.Photo(1);
        _library.Execute("""
            insert into facts.imports (import_id, batch, started_at, complete, copied, known, failed) values (900, 'trip', timestamp '2024-01-01', false, 1, 2, 3);
            insert into facts.imported_files values (900, '/card/a.jpg', 1, timestamp '2024-01-01', 's1', 'trip/a.jpg'), (900, '/x.zip!/b.jpg', 1, timestamp '2024-01-01', 's1', null);
            """);
        Assert.Equal(["900|trip|2024-01-01||false|1|2|3"], _library.Rows("from import_batches"));
        Assert.Equal(["1|/card/a.jpg|trip|2024-01-01|true", "1|/x.zip!/b.jpg|trip|2024-01-01|false"], _library.Rows("from photo_origins order by origin"));
    }

    private List<string> Companions()
    {
        CompanionLinker.Refresh(_library.Database);
        return _library.Rows("select photo_id, companion_of, kind from facts.companions order by photo_id");
    }

    private void Photo(int id, string path, string format, string? takenAt)
    {
        _library.Photo(id, takenAt, $"path = '{path}', format = '{format}'");
        _library.Execute($"insert into facts.files values (1, '{path}', 1, timestamp '2020-01-01', 's{id}')");
    }
}
