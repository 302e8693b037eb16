using Bpp.Engine.Cli;
using Bpp.Engine.Decisions;
using Bpp.Engine.Library;
using Bpp.Engine.Storage;
using Bpp.Tests.Storage;
using Bpp.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Bpp.Tests.Decisions;

public sealed class DecisionLogTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private LibraryDatabase _database;

    public DecisionLogTests() => _database = BlankLibrary.Open(DatabasePath);

    private string DatabasePath => _folder["data/bpp.duckdb"];

    private DecisionLog Log => new(_database, TimeProvider.System);

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Append_Batch_KeepsOrderValuesAndNulls()
    {
        Log.Append([new("include", "abc"), new("set", Subject: "k", Value: "quote ' \" \\ \n 🐶"), new("set", Subject: "k")], "phone");

        Assert.Equal(
            "include abc,set k quote ' \" \\ \n 🐶,set k",
            _database.Scalar<string>("select string_agg(concat_ws(' ', kind, sha256, subject, value), ',' order by event_id) from active_events where actor = 'phone'"));
    }

    [Fact]
    public void Append_PhotoOfTheLibrary_FindsItsId()
    {
        using (var writer = new FactsWriter(_database, "a1", TimeProvider.System))
            writer.Write([TestPhotos.Success("a.jpg", "A")]);
        Log.Append([new("include", TestPhotos.Hash("A"))]);

        Assert.Equal(1, _database.Scalar<long>("select photo_id from overrides"));
    }

    [Fact]
    public void Undo_LatestFirst_ThenRedo()
    {
        Log.Append([new("set", Subject: "max_per_day", Value: "5")]);
        Log.Append([new("set", Subject: "max_per_day", Value: "7")]);

        Assert.Equal(7, MaxPerDay());
        Assert.Equal("7", Log.Undo()!.Value);
        Assert.Equal(5, MaxPerDay());
        Assert.Equal("5", Log.Undo()!.Value);
        Assert.Equal(3, MaxPerDay());
        Assert.Null(Log.Undo());
        Assert.Equal("5", Log.Redo()!.Value);
        Assert.Equal(5, MaxPerDay());
        Assert.Equal(["7", "5"], Log.History().Select(step => step.Value));
        Assert.Equal([true, false], Log.History().Select(step => step.IsUndone));
    }

    [Fact]
    public void Undo_UnknownOrUndoneBatch_SaysSo()
    {
        var batch = Log.Append([new("include", "a")]);
        Log.Undo(batch);

        Assert.Contains("undone already", Assert.Throws<UserException>(() => Log.Undo(batch)).Message, StringComparison.Ordinal);
        Assert.Contains("bpp history", Assert.Throws<UserException>(() => Log.Undo("nonsense")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_DatabaseBehindTheJournal_CatchesUp()
    {
        Log.Append([new("include", "a")]);
        _database.Journal.Append(new DecisionBatch("late", new DateTime(2026, 1, 2), "owner", [new("include", "b"), new("exclude", "c")]));
        Reopen();

        Assert.Equal("a b c", _database.Scalar<string>("select string_agg(sha256, ' ' order by event_id) from active_events"));
        Reopen();
        Assert.Equal(3, _database.Scalar<long>("select count(*) from active_events"));
    }

    [Fact]
    public void Open_NewDatabaseBesideAJournal_RebuildsTheDecisions()
    {
        Log.Append([new("include", "a"), new("exclude", "b")]);
        Log.Append([new("include", "c")]);
        Log.Undo();
        var before = State();
        _database.Dispose();
        File.Move(DatabasePath, DatabasePath + ".old");
        _database = Open();

        Assert.Equal(before, State());
    }

    [Fact]
    public void Open_LostJournal_IsWrittenAgain()
    {
        Log.Append([new("include", "a")]);
        var path = _database.Journal.Path;
        _database.Dispose();
        File.Move(path, path + ".old");
        _database = Open();

        Assert.Equal(["a"], _database.Journal.Read().SelectMany(batch => batch.Events).Select(said => said.Sha256));
    }

    [Fact]
    public void Read_TornLastLine_IsPassedOverAndSpoilsNothing()
    {
        Log.Append([new("include", "a")]);
        File.AppendAllText(_database.Journal.Path, """{"id":"torn","at":"2026-01-01T00:00:00","act""");
        Log.Append([new("include", "b")]);
        Reopen();

        Assert.Equal("a b", _database.Scalar<string>("select string_agg(sha256, ' ' order by event_id) from active_events"));
    }

    [Fact]
    public void Append_JournalCannotBeWritten_RecordsNothing()
    {
        Directory.CreateDirectory(_database.Journal.Path);

        Assert.ThrowsAny<Exception>(() => Log.Append([new("include", "a")]));
        Assert.Equal(0, _database.Scalar<long>("select count(*) from decisions.events"));
    }

    [Fact]
    public void Append_DatabaseCannotCommit_TakesTheLineBack()
    {
        Log.Append([new("include", "a")]);
        var failing = new DecisionBatch("late", new DateTime(2026, 1, 2), "owner", [new("include", "b")]);

        Assert.Throws<InvalidOperationException>(() => _database.Journal.Append([failing], () => throw new InvalidOperationException()));
        Log.Append([new("include", "c")]);
        Assert.Equal(["a", "c"], _database.Journal.Read().SelectMany(batch => batch.Events).Select(said => said.Sha256));
    }

    [Fact]
    public void Check_TableAgainstJournal_NamesEachDifference()
    {
        var changed = Log.Append([new("include", "a"), new("include", "b")]);
        var added = Log.Append([new("set", Subject: "max_per_day", Value: "5")], "phone");
        Assert.Empty(LibraryCheck.Rows(_database));

        _database.Scalar<long>($"update decisions.events set kind = 'exclude' where batch = '{changed}' and sha256 = 'b'");
        _database.Scalar<long>($"update decisions.events set batch = 'unheard' where batch = '{added}'");
        Assert.Equal(
            [$"decision {changed} is not what the journal says", "decision unheard is not in the journal", $"decision {added} is in the journal only"],
            LibraryCheck.Rows(_database));
    }

    [Property(MaxTest = 10, EndSize = 30)]
    public Property History_AnySequence_EqualsAPlainModel() => Prop.ForAll(
        Gen.ArrayOf(Gen.Choose(0, 9)).ToArbitrary(),
        steps =>
        {
            var model = new List<(string Batch, string Photo, bool On)>();
            foreach (var existing in Log.History(int.MaxValue).Where(existing => !existing.IsUndone))
                Log.Undo(existing.Batch);
            foreach (var step in steps)
            {
                if (step < 6)
                {
                    var photo = $"p{step}-{model.Count}";
                    model.Add((Log.Append([new("include", photo)]), photo, true));
                }
                else if (model.FindLastIndex(item => item.On) is >= 0 and var last && step < 9)
                {
                    Log.Undo(model[last].Batch);
                    model[last] = model[last] with { On = false };
                }
                else if (model.FindLastIndex(item => !item.On) is >= 0 and var off)
                {
                    Log.Redo(model[off].Batch);
                    model[off] = model[off] with { On = true };
                }
            }

            Reopen();
            return State() == string.Join(' ', model.Where(item => item.On).Select(item => item.Photo).Order(StringComparer.Ordinal));
        });

    private LibraryDatabase Open() => LibraryDatabase.Open(DatabasePath);

    private void Reopen()
    {
        _database.Dispose();
        _database = Open();
    }

    private double MaxPerDay() => _database.Scalar<double>("select value from settings where key = 'max_per_day'");

    private string State() => _database.Scalar<string>("select coalesce(string_agg(sha256, ' ' order by sha256), '') from active_events")!;
}
