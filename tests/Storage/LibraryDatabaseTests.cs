using System.Diagnostics;
using Bpp.Engine.Cli;
using Bpp.Engine.Storage;
using Bpp.Migrations;
using Bpp.Tests.Support;

namespace Bpp.Tests.Storage;

public sealed class LibraryDatabaseTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string DatabasePath => _folder["data/bpp.duckdb"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_NewLibrary_HasTheViews()
    {
        using var database = LibraryDatabase.Open(DatabasePath);
        Assert.Equal(3.0, database.Scalar<double>("select value from settings where key = 'max_per_day'"));
    }

    [Fact]
    public void Open_Again_AppliesNothing()
    {
        var first = AppliedVersions();
        Assert.Equal(first, AppliedVersions());

        string? AppliedVersions()
        {
            using var database = LibraryDatabase.Open(DatabasePath);
            return database.Scalar<string>("select string_agg(concat_ws(' ', name, sha256, applied_at), ',' order by name) from query_versions");
        }
    }

    [Fact]
    public void Open_InThisProcessAlready_SharesIt()
    {
        var first = LibraryDatabase.Open(DatabasePath);
        using var second = LibraryDatabase.Open(DatabasePath);
        Assert.Equal(Environment.ProcessId, LibraryLease.OwnerOf(DatabasePath)?.Pid);
        first.Dispose();
        first.Dispose();
        Assert.Equal(3.0, second.Scalar<double>("select value from settings where key = 'max_per_day'"));
        Assert.Throws<LibraryInUseException>(() => LibraryLease.Take(DatabasePath, default));
        second.Dispose();
        Assert.Null(LibraryLease.OwnerOf(DatabasePath));
    }

    [Fact]
    public void Open_ManyAtOnce_OpensAndClosesCleanly()
    {
        Parallel.For(0, 12, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ =>
        {
            using var database = LibraryDatabase.Open(DatabasePath);
            Assert.Equal(1, database.Scalar<int>("select 1"));
        });
        Assert.Null(LibraryLease.OwnerOf(DatabasePath));
    }

    [SkippableFact]
    public void Open_InUse_OtherProcessExitsWith4()
    {
        var bpp = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "bpp.exe" : "bpp");
        Skip.IfNot(File.Exists(bpp), "the bpp executable is not beside the tests");
        using var database = LibraryDatabase.Open(DatabasePath);
        using var process = Process.Start(new ProcessStartInfo(bpp, ["sql", "--library", _folder.Path, "select 1"]) { RedirectStandardError = true })!;
        var message = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Contains($"process {Environment.ProcessId}", message, StringComparison.Ordinal);
        Assert.Equal(ExitCode.LibraryInUse, process.ExitCode);
    }

    [Fact]
    public void Open_AfterACrashOfTheOwner_Works()
    {
        LibraryDatabase.Open(DatabasePath).Dispose();
        File.WriteAllText(DatabasePath + ".owner.json", """{"Pid":999999,"StartedAt":"2024-01-01T00:00:00"}""");
        File.WriteAllText(DatabasePath + ".lock", "");
        Assert.Null(LibraryLease.OwnerOf(DatabasePath));
        LibraryDatabase.Open(DatabasePath).Dispose();
    }

    [Fact]
    public void Open_NewerSchema_IsRefusedNamingBothVersions()
    {
        using (var database = LibraryDatabase.Open(DatabasePath))
            database.Scalar<long>("insert into schema_version (version) values (999)");
        var error = Assert.Throws<UserException>(() => LibraryDatabase.Open(DatabasePath));
        Assert.Contains("999", error.Message, StringComparison.Ordinal);
        Assert.Contains($"up to {LibraryMigrator.NewestVersion}", error.Message, StringComparison.Ordinal);
        Assert.IsType<NewerSchemaException>(error.InnerException);
    }

    [Fact]
    public void Open_DriftedView_IsRepairedAndReported()
    {
        using (var database = LibraryDatabase.Open(DatabasePath))
            database.Scalar<long>("create or replace view photos as select 1 as evil");
        using (var database = LibraryDatabase.Open(DatabasePath))
        {
            Assert.Equal(["photos"], database.RepairedViews);
            Assert.Equal(0, database.Scalar<long>("select count(photo_id) from photos"));
        }

        using var again = LibraryDatabase.Open(DatabasePath);
        Assert.Empty(again.RepairedViews);
    }

    [Fact]
    public void RepairViews_DriftedMacro_IsRepairedAndReported()
    {
        using (var database = LibraryDatabase.Open(DatabasePath))
            database.Scalar<long>("create or replace macro picks(k := 1) as table select 'evil' as reason");
        using var again = LibraryDatabase.Open(DatabasePath);
        Assert.Equal(["picks"], again.RepairViews(TimeProvider.System));
        Assert.Empty(again.RepairViews(TimeProvider.System));
        Assert.Equal(0, again.Scalar<long>("select count(photo_id) from picks(k := 3)"));
    }

    [Fact]
    public void Open_ViewOfAnotherBuild_IsDropped()
    {
        using (var database = LibraryDatabase.Open(DatabasePath))
        {
            database.Scalar<long>("create view gone as select 1 as one");
            database.Scalar<long>("insert into query_versions select 'gone', 1, 'x', replace(sql, ' ', ''), '', applied_at from query_versions, duckdb_views() where view_name = 'gone' limit 1");
        }

        using var reopened = LibraryDatabase.Open(DatabasePath);
        Assert.Equal(0, reopened.Scalar<long>("select count(*) from duckdb_views() where view_name = 'gone'"));
    }
}
