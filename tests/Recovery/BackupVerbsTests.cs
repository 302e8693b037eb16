using System.Text.Json;
using Bpp.Engine.Cli;
using Bpp.Engine.Recovery;
using Bpp.Engine.Storage;
using Bpp.Tests.Storage;

namespace Bpp.Tests.Recovery;

public sealed class BackupVerbsTests : IDisposable
{
    private readonly RecoveryLibrary _library = new();

    public void Dispose() => _library.Dispose();

    [Fact]
    public async Task Restore_AfterLaterDecisions_BringsFactsOfTheBackupAndEveryDecision()
    {
        await _library.AnalyseAsync();
        _library.Decide("5");
        Assert.Equal(ExitCode.Ok, (await _library.BppAsync("db", "backup")).Code);
        _library.Decide("7");
        var decided = _library.Decisions();
        using (var database = _library.Open())
            database.Scalar<long>("delete from facts.photos");

        var (preview, _, said) = await _library.BppAsync("db", "restore");
        Assert.Equal(ExitCode.Usage, preview);
        Assert.Contains("nothing was done", said, StringComparison.Ordinal);
        var (code, output, _) = await _library.BppAsync("db", "restore", "--yes", "--json");

        Assert.Equal(ExitCode.Ok, code);
        Assert.True(File.Exists(JsonDocument.Parse(output).RootElement.GetProperty("set_aside").GetString()));
        Assert.Equal(decided, _library.Decisions());
        Assert.Equal(7, _library.MaxPerDay());
        using var restored = _library.Open();
        Assert.Equal(3, restored.Scalar<long>("select count(*) from photos"));
    }

    [Fact]
    public async Task Restore_LibraryInUse_ExitsWith4AndChangesNothing()
    {
        await _library.AnalyseAsync();
        await _library.BppAsync("db", "backup");
        using (_library.Open())
        {
            var (code, _, error) = await _library.BppAsync("db", "restore", "--yes");
            Assert.Equal(ExitCode.LibraryInUse, code);
            Assert.Contains("in use by process", error, StringComparison.Ordinal);
        }

        Assert.Empty(Directory.EnumerateFiles(_library.Library.DataFolder, "*.replaced-*"));
    }

    [Fact]
    public async Task Restore_DamagedOrNewerBackup_IsRefused()
    {
        await _library.AnalyseAsync();
        using (var database = _library.Open())
            database.Scalar<long>("insert into schema_version (version) values (999)");
        var newer = _library["newer.duckdb"];
        File.Copy(_library.DatabasePath, newer);
        using (var database = LibraryRestore.StartAnew(_library.DatabasePath, TimeProvider.System, out _))
            DailyBackup.Take(database, BackupKind.Manual, TimeProvider.System);

        var (code, _, error) = await _library.BppAsync("db", "restore", "--yes", "--from", newer);
        Assert.Equal(ExitCode.Failure, code);
        Assert.Contains("999", error, StringComparison.Ordinal);

        var backup = Assert.Single(new BackupFolder(_library.DatabasePath).List());
        await File.WriteAllBytesAsync(backup.Path, new byte[100_000]);
        (code, _, error) = await _library.BppAsync("db", "restore", "--yes", "--from", backup.Name);
        Assert.Equal(ExitCode.Failure, code);
        Assert.Contains(backup.Path, error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Failure, (await _library.BppAsync("db", "list", "--check")).Code);
    }

    [Fact]
    public async Task TakeIfDue_ADayLaterAndChanged_TakesOneAndKeepsThreeDaysAndFourWeeks()
    {
        await _library.AnalyseAsync();
        using var database = _library.Open();
        var clock = new SetClock(TimeProvider.System.GetUtcNow().AddHours(1));
        Assert.Null(DailyBackup.TakeIfDue(database, clock));
        for (var day = 0; day < 24; day++)
        {
            clock.Now += TimeSpan.FromHours(36);
            database.Scalar<long>($"insert into facts.runs select 100 + {day}, 1, 'a', now()::timestamp, null, false, 0, 0, 0, 0");
            Assert.NotNull(DailyBackup.TakeIfDue(database, clock));
            Assert.Null(DailyBackup.TakeIfDue(database, clock));
        }

        clock.Now += TimeSpan.FromDays(3);
        Assert.Null(DailyBackup.TakeIfDue(database, clock)); // nothing changed
        var kept = new BackupFolder(_library.DatabasePath).List();
        Assert.InRange(kept.Count, 5, 6);
        Assert.True(kept[0].TakenAt - kept[^1].TakenAt > TimeSpan.FromDays(13));
        Assert.All(kept, backup => Assert.Null(BackupCheck.Problem(backup)));

        // A clock that jumps back does not stop backups.
        clock.Now -= TimeSpan.FromDays(300);
        database.Scalar<long>("insert into facts.runs select 999, 1, 'a', now()::timestamp, null, false, 0, 0, 0, 0");
        Assert.NotNull(DailyBackup.TakeIfDue(database, clock));
    }

    [Fact]
    public async Task Backup_WhileOthersReadAndDecide_IsWhole()
    {
        await _library.AnalyseAsync();
        using var database = _library.Open();
        var log = new Bpp.Engine.Decisions.DecisionLog(database, TimeProvider.System);
        var deciding = Task.Run(() =>
        {
            for (var i = 0; i < 50; i++)
                log.Append([new Bpp.Engine.Decisions.DecisionEvent("set", Subject: "max_per_day", Value: "4")]);
        });
        var path = DailyBackup.Take(database, BackupKind.Manual, TimeProvider.System);
        await deciding;
        Assert.Null(BackupCheck.Problem(new BackupFolder(_library.DatabasePath).List().Single(backup => backup.Path == path)));
        Assert.Equal(50, database.Scalar<long>("select count(*) from decisions.events"));
    }
}
