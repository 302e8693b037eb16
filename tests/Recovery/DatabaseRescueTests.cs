using Bpp.Engine.Cli;
using Bpp.Engine.Library;
using Bpp.Engine.Recovery;
using Bpp.Engine.Storage;
using Bpp.Tests.Storage;

namespace Bpp.Tests.Recovery;

public sealed class DatabaseRescueTests : IDisposable
{
    /// <summary>Of DuckDB's file: three headers, then blocks.</summary>
    private const long Headers = 3 * 4096;
    private const long BlockSize = 262_144;

    private readonly RecoveryLibrary _library = new();

    public void Dispose() => _library.Dispose();

    [Theory]
    [InlineData(0, 4096)]
    [InlineData(4096, 8192)]
    public async Task Open_DamagedDatabase_RestoresBackupAndJournalAndSaysSo(long position, int length)
    {
        await _library.AnalyseAsync();
        await _library.BppAsync("db", "backup");
        _library.Decide("9");
        var decided = _library.Decisions();
        _library.Damage(position, length);

        var (code, _, error) = await _library.BppAsync("config", "list");

        Assert.Equal(ExitCode.Ok, code);
        Assert.Contains("WARNING", error, StringComparison.Ordinal);
        Assert.Contains("was damaged", error, StringComparison.Ordinal);
        Assert.Contains("restored the backup", error, StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFiles(_library.Library.DataFolder, "*.corrupt-*"));
        Assert.Equal(decided, _library.Decisions());
        using var database = _library.Open();
        Assert.Null(database.RescueNotice);
        Assert.Equal(3, database.Scalar<long>("select count(*) from photos"));
        Assert.Empty(LibraryCheck.Rows(database));
    }

    [Fact]
    public async Task Open_BlockThatOnlyVerbsRead_IsDamageToo()
    {
        await _library.AnalyseAsync();
        _library.Decide("9");
        await _library.BppAsync("db", "backup");
        var decided = _library.Decisions();
        List<long> blocks;
        using (var database = _library.Open())
        using (var connection = database.Connect())
        {
            blocks = connection.Query("select distinct block_id from pragma_storage_info('facts.photos') where persistent and block_id >= 0", row => row.GetInt64(0)).ToList();
        }

        Assert.NotEmpty(blocks);
        foreach (var block in blocks)
            _library.Damage(Headers + (block * BlockSize) + 64, 4096);

        var (code, output, error) = await _library.BppAsync("pick", _library.Library.Root);

        Assert.Equal(ExitCode.Ok, code);
        Assert.Contains("restored the backup", error, StringComparison.Ordinal);
        Assert.NotEmpty(output);
        Assert.Equal(decided, _library.Decisions());
        Assert.Single(Directory.EnumerateFiles(_library.Library.DataFolder, "*.corrupt-*"));
    }

    [Fact]
    public async Task Open_DatabaseCutShort_WithoutBackup_KeepsEveryDecision()
    {
        await _library.AnalyseAsync();
        _library.Decide("9");
        var decided = _library.Decisions();
        using (var file = new FileStream(_library.DatabasePath, FileMode.Open, FileAccess.Write))
            file.SetLength(file.Length / 2);

        using (var database = _library.Open())
            Assert.Contains("there is no good backup", database.RescueNotice, StringComparison.Ordinal);

        Assert.Equal(decided, _library.Decisions());
        await _library.AnalyseAsync();
        using var again = _library.Open();
        Assert.Equal(3, again.Scalar<long>("select count(*) from photos"));
    }

    [Fact]
    public async Task Open_DatabaseGone_IsRestoredFromTheBackup()
    {
        await _library.AnalyseAsync();
        await _library.BppAsync("db", "backup");
        File.Move(_library.DatabasePath, _library["elsewhere"]);
        using var database = _library.Open();
        Assert.Contains("was gone", database.RescueNotice, StringComparison.Ordinal);
        Assert.Equal(3, database.Scalar<long>("select count(*) from photos"));
    }

    [Fact]
    public async Task Open_NewestBackupDamaged_TakesTheOneBefore()
    {
        await _library.AnalyseAsync();
        await _library.BppAsync("db", "backup");
        await _library.BppAsync("db", "backup");
        var backups = new BackupFolder(_library.DatabasePath).List();
        Assert.Equal(2, backups.Count);
        using (var file = new FileStream(backups[0].Path, FileMode.Open, FileAccess.Write))
            file.SetLength(file.Length / 3);
        _library.Damage(0, 4096);

        using var database = _library.Open();
        Assert.Contains($"backup {backups[0].Name} is not good", database.RescueNotice, StringComparison.Ordinal);
        Assert.Equal(3, database.Scalar<long>("select count(*) from photos"));
    }

    [Fact]
    public async Task Rebuild_Library_EqualsTheFormer()
    {
        await _library.AnalyseAsync();
        await _library.BppAsync("config", "set", "faces", "0");
        Assert.Equal(ExitCode.Ok, (await _library.BppAsync("exclude", "1.jpg")).Code);
        var decided = _library.Decisions();
        var facts = Facts();

        Assert.Equal(ExitCode.Usage, (await _library.BppAsync("db", "rebuild")).Code);
        Assert.Equal(ExitCode.Ok, (await _library.BppAsync("db", "rebuild", "--yes", "--quiet")).Code);

        Assert.Equal(decided, _library.Decisions());
        Assert.Equal(facts, Facts());
        var (code, report, _) = await _library.BppAsync("db", "verify", "--files", "--json");
        Assert.True(code == ExitCode.Ok, report);
        Assert.Single(Directory.EnumerateFiles(_library.Library.DataFolder, "*.replaced-*"));

        List<string> Facts()
        {
            using var database = _library.Open();
            using var connection = database.Connect();
            return connection.Query("select concat_ws(' ', path, sha256, width, taken_at) from photos order by all", row => row.GetString(0));
        }
    }

    [Fact]
    public async Task Verify_DamagedBlock_IsReported()
    {
        await _library.AnalyseAsync();
        long block;
        using (var database = _library.Open())
        {
            database.Scalar<long>("create table main.ballast as select md5(i::varchar) as text from range(200000) as t(i)");
            database.Scalar<long>("checkpoint");
            block = database.Scalar<long>("select max(block_id) from pragma_storage_info('ballast') where segment_type = 'VARCHAR'");
        }

        _library.Damage(12_288 + (block * 262_144) + 1000, 200_000);
        var (code, output, _) = await _library.BppAsync("db", "verify");
        Assert.Equal(ExitCode.Failure, code);
        Assert.Contains("cannot be read", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_ChangedPhotoAndDamagedThumbnail_AreReported()
    {
        await _library.AnalyseAsync();
        await File.AppendAllTextAsync(Path.Combine(_library.Input, "1.jpg"), "x");
        var thumbnail = Path.Combine(_library.Library.CacheFolder, "thumbs", "ab", "x.jpg");
        Directory.CreateDirectory(Path.GetDirectoryName(thumbnail)!);
        await File.WriteAllBytesAsync(thumbnail, [0xff, 0xd8, 0, 0, 0, 0]);

        var (code, output, _) = await _library.BppAsync("db", "verify", "--files");

        Assert.Equal(ExitCode.Failure, code);
        Assert.Contains("1.jpg: the content has changed", output, StringComparison.Ordinal);
        Assert.Contains(thumbnail, output, StringComparison.Ordinal);
        Assert.False(File.Exists(thumbnail));
    }
}
