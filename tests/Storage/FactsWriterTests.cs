using Bpp.Engine.Pipeline;
using Bpp.Engine.Storage;
using Bpp.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using static Bpp.Tests.Storage.TestPhotos;

namespace Bpp.Tests.Storage;

public sealed class FactsWriterTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly LibraryDatabase _database;

    public FactsWriterTests() => _database = BlankLibrary.Open(_folder["data/bpp.duckdb"]);

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Write_NewPhoto_StoresEveryPart()
    {
        Write("a1", Success("a.jpg", "A"));

        Assert.Equal("jpeg exif_original second 120 -1 [sea, sun] 12", _database.Scalar<string>(
            "select concat_ws(' ', format, date_source, date_precision, taken_offset_minutes, rating, keywords, orientation + 11) from facts.photos"));
        Assert.Equal(ulong.MaxValue, _database.Scalar<ulong>("select dhash from facts.measurements"));
        Assert.Equal("Emma,Noah", _database.Scalar<string>("select string_agg(person order by person) from facts.named_people"));
        Assert.Equal(1, _database.Scalar<long>("select count(*) from facts.files"));
    }

    [Fact]
    public void Write_KnownContentByNewAnalyser_KeepsIdAndAddedAt()
    {
        Write("a1", Success("a.jpg", "A"));
        var before = _database.Scalar<string>("select concat(photo_id, added_at) from facts.photos");
        Write("a2", Success("a.jpg", "A"));

        Assert.Equal(before, _database.Scalar<string>("select concat(photo_id, added_at) from facts.photos"));
        Assert.Equal("a2", _database.Scalar<string>("select analyser from facts.photos"));
        AssertInvariants();
    }

    [Fact]
    public void Write_Copy_OnlyAddsAFile()
    {
        Write("a1", Success("a.jpg", "A"));
        Write("a1", Success("b.jpg", "A"));

        Assert.Equal("1 2 a.jpg", _database.Scalar<string>("select concat_ws(' ', (select count(*) from facts.photos), (select count(*) from facts.files), (select path from facts.photos))"));
        AssertInvariants();
    }

    [Fact]
    public void Write_ChangedFile_MarksOldPhotoMissing()
    {
        Write("a1", Success("a.jpg", "A"));
        Write("a1", Success("a.jpg", "B"));

        Assert.True(_database.Scalar<bool>($"select missing from facts.photos where sha256 = '{Hash("A")}'"));
        Assert.False(_database.Scalar<bool>($"select missing from facts.photos where sha256 = '{Hash("B")}'"));
    }

    [Fact]
    public void Write_ChangedFileWithCopyElsewhere_MovesToTheCopy()
    {
        Write("a1", Success("a.jpg", "A"), Success("z.jpg", "A"));
        Write("a1", Success("a.jpg", "B"));

        Assert.Equal("z.jpg false", _database.Scalar<string>($"select concat_ws(' ', path, missing) from facts.photos where sha256 = '{Hash("A")}'"));
        AssertInvariants();
    }

    [Fact]
    public void Write_SuccessAfterFailure_ClearsTheFailure()
    {
        Write("a1", Failed("a.jpg"), Failed("b.jpg"));
        Write("a1", Success("a.jpg", "A"));

        Assert.Equal("b.jpg", _database.Scalar<string>("select string_agg(path) from facts.failures"));
    }

    [Fact]
    public void Write_Warning_KeepsFactsAndFailure()
    {
        Write("a1", Failed("a.jpg", warning: true, content: "A"));

        Assert.Equal("1 1", _database.Scalar<string>("select concat_ws(' ', (select count(*) from facts.photos where not missing), (select count(*) from facts.failures where is_warning))"));
    }

    [Fact]
    public void Write_FailingBatch_LeavesNothing()
    {
        var broken = Facts("b.jpg", "B") with { Source = File("b.jpg", "B") with { Sha256 = null! } };
        Assert.ThrowsAny<Exception>(() => Write("a1", Success("a.jpg", "A"), new AnalysisOutcome(broken, null)));

        Assert.Equal(0, _database.Scalar<long>("select (select count(*) from facts.photos) + (select count(*) from facts.files) + (select count(*) from facts.measurements)"));
        Write("a1", Success("a.jpg", "A"));
        AssertInvariants();
    }

    [Fact]
    public void KnownFiles_AfterARun_SkipsUnchangedAndFailed()
    {
        Write("a1", Success("a.jpg", "A"), Failed("b.jpg"));
        var known = KnownFiles.Load(_database, 1, "a1");

        Assert.Equal(FileKnowledge.Unchanged, known.Look(File("a.jpg", "A").File));
        Assert.Equal(FileKnowledge.FailedBefore, known.Look(File("b.jpg", "B").File));
        Assert.Equal(FileKnowledge.Unknown, known.Look(File("c.jpg", "C").File));
        Assert.Equal(FileKnowledge.Unknown, known.Look(File("a.jpg", "A", size: 11).File));
        Assert.True(known.HasContent(Hash("A")));
        Assert.Equal(FileKnowledge.Unknown, KnownFiles.Load(_database, 1, "a2").Look(File("a.jpg", "A").File));
        Assert.False(KnownFiles.Load(_database, 1, "a2").HasContent(Hash("A")));
    }

    [Fact]
    public void ForgetUnseen_ThenTouch_MissingAndBack()
    {
        Write("a1", Success("a.jpg", "A"), Success("b.jpg", "B"), Failed("c.jpg"));
        var known = KnownFiles.Load(_database, 1, "a1");
        known.Look(File("b.jpg", "B").File);
        using var writer = new FactsWriter(_database, "a1", TimeProvider.System);
        writer.ForgetUnseen(known, []);

        Assert.Equal("A", _database.Scalar<bool>($"select missing from facts.photos where sha256 = '{Hash("A")}'") ? "A" : "");
        Assert.Equal(0, _database.Scalar<long>("select count(*) from facts.failures"));
        writer.Touch([File("moved.jpg", "A")]);
        Assert.Equal("moved.jpg false", _database.Scalar<string>($"select concat_ws(' ', path, missing) from facts.photos where sha256 = '{Hash("A")}'"));
        AssertInvariants();
    }

    [Fact]
    public void ForgetUnseen_FolderThatCouldNotBeListed_KeepsItsOwnPhotosOnly()
    {
        Write("a1", Success("a.jpg", "A"), Success("locked/b.jpg", "B"), Success("locked too/c.jpg", "C"), Success("locked/deep/d.jpg", "D"));
        using var writer = new FactsWriter(_database, "a1", TimeProvider.System);
        writer.ForgetUnseen(KnownFiles.Load(_database, 1, "a1"), ["locked", "odd\uFFFD.jpg"]);

        Assert.Equal("locked/b.jpg locked/deep/d.jpg", _database.Scalar<string>("select string_agg(path, ' ' order by path) from facts.photos where not missing"));
        writer.ForgetUnseen(KnownFiles.Load(_database, 1, "a1"), [""]);
        Assert.Equal(2, _database.Scalar<long>("select count(*) from facts.photos where not missing"));
    }

    [Fact]
    public void Sources_SameRoot_SameId()
    {
        var id = Sources.GetOrCreate(_database, "/photos");
        Assert.Equal(id, Sources.GetOrCreate(_database, "/photos/"));
        Assert.NotEqual(id, Sources.GetOrCreate(_database, "/other"));
    }

    [Fact]
    public void RunLog_Finished_KeepsCounts()
    {
        var log = new RunLog(_database, TimeProvider.System);
        log.Finish(log.Start(1, "a1"), new RunCounts(10, 7, 2, 1), complete: true);
        Assert.Equal("10 7 2 1 true true", _database.Scalar<string>("select concat_ws(' ', scanned, analysed, unchanged, failed, complete, finished_at is not null) from facts.runs"));
    }

    [Property(MaxTest = 12)]
    public Property Write_AnyBatches_NeverDuplicates()
    {
        var outcome =
            from path in Gen.Choose(0, 5)
            from content in Gen.Choose(0, 4)
            from failed in Gen.Choose(0, 4)
            select failed == 0 ? Failed($"{path}.jpg") : Success($"{path}.jpg", $"{path % 2}{content}");
        var batches = Gen.ListOf(Gen.ListOf(outcome));
        return Prop.ForAll(Arb.From(batches), runs =>
        {
            var round = 0;
            foreach (var batch in runs.Take(6))
                Write($"a{round++ % 2}", [.. batch.DistinctBy(one => one.Facts?.Source.File.RelativePath ?? one.Failure!.File.RelativePath)]);
            AssertInvariants();
        });
    }

    private void Write(string analyser, params AnalysisOutcome[] batch)
    {
        using var writer = new FactsWriter(_database, analyser, TimeProvider.System);
        writer.Write(batch);
    }

    private void AssertInvariants() => Assert.Equal("", _database.Scalar<string>(
        """
        select concat_ws('; ',
            (select 'duplicate content' from facts.photos group by sha256 having count(*) > 1 limit 1),
            (select 'duplicate id' from facts.photos group by photo_id having count(*) > 1 limit 1),
            (select 'duplicate file' from facts.files group by source_id, path having count(*) > 1 limit 1),
            (select 'duplicate failure' from facts.failures group by source_id, path having count(*) > 1 limit 1),
            (select 'duplicate measurements' from facts.measurements group by photo_id having count(*) > 1 limit 1),
            (select 'unmeasured' from facts.photos anti join facts.measurements using (photo_id) limit 1),
            (select 'file without photo' from facts.files anti join facts.photos using (sha256) limit 1),
            (select 'failed and there' from facts.failures semi join facts.files using (source_id, path) limit 1),
            (select 'missing but there' from facts.photos where missing = exists (from facts.files as file where file.sha256 = photos.sha256) limit 1),
            (select 'wrong place' from facts.photos where not missing and not exists (from facts.files as file where file.sha256 = photos.sha256 and file.path = photos.path) limit 1))
        """));
}
