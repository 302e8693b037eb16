using Bpp.Engine.Cli;
using Bpp.Engine.Decisions;
using Bpp.Engine.Storage;
using Bpp.Tests.Storage;
using Bpp.Tests.Support;

namespace Bpp.Tests.Recovery;

/// <summary>The library's disk is full or read-only: every verb says so in one line, nothing acknowledged is lost, and all goes on when it is over.</summary>
public sealed class RefusingDiskTests(AnalysedLibrary analysed) : IClassFixture<AnalysedLibrary>
{
    private const string Size = "48m";

    [SkippableFact]
    public async Task Verbs_DiskFull_SayWhatHelpsAndLeaveNothingBehind()
    {
        using var disk = new SmallDisk(Size);
        using var library = analysed.Copy(disk["lib"]);
        Assert.Equal(ExitCode.Ok, (await library.BppAsync("rate", "3", "0.jpg")).Code);
        var originals = ContentTree.Of(library.Input);
        var data = ContentTree.Of(library.Library.DataFolder);
        // What a killed process left: nobody is to be blamed for what the disk refuses.
        await File.WriteAllTextAsync(library.DatabasePath + ".owner.json", $$"""{"Pid":{{Environment.ProcessId}},"StartedAt":"2024-01-01T00:00:00"}""");
        disk.Fill();
        foreach (var verb in new string[][] { ["rate", "5", "0.jpg"], ["history"], ["db", "backup"], ["import", library.Input, "--quiet"] })
        {
            var (code, output, error) = await library.BppAsync(verb);
            Assert.Equal(ExitCode.Failure, code);
            Assert.Empty(output);
            Assert.Matches($"^bpp: the disk is full \\(writing {library.Library.DataFolder}.*\\); free some space or run the command again.*\n$", error);
        }

        disk.MakeRoom();
        DerivedFiles.Delete(library.DatabasePath + ".owner.json");
        Assert.Equal(data, ContentTree.Of(library.Library.DataFolder));
        Assert.Equal(originals, ContentTree.Of(library.Input));
        Assert.Equal(ExitCode.Ok, (await library.BppAsync("rate", "5", "0.jpg")).Code);
        Assert.Equal(["rated 3", "rated 5"], Rated(library));
    }

    [SkippableFact]
    public async Task OpenLibrary_DiskRunsFull_RecordsNothingAndGoesOnWhenThereIsRoom()
    {
        using var disk = new SmallDisk(Size);
        using var library = analysed.Copy(disk["lib"]);
        using (var database = library.Open()) // as a server has it
        {
            var log = new DecisionLog(database, TimeProvider.System);
            log.Append([new("set", Subject: "max_per_day", Value: "5")]);
            disk.Fill();
            var (journal, table) = (await File.ReadAllTextAsync(library.JournalPath), database.Scalar<long>("select count(*) from decisions.events"));
            string large = new('x', 100_000);
            Assert.ThrowsAny<Exception>(() => log.Append([new("titled", "aa", Value: large)]));
            Assert.Equal(journal, await File.ReadAllTextAsync(library.JournalPath));
            Assert.Equal(table, database.Scalar<long>("select count(*) from decisions.events"));

            // Room for the journal's line, which is shorter than what the database writes.
            disk.Fill(free: 4096);
            var answer = await library.BppAsync("config", "set", "max_per_day", "7");
            Assert.True(answer.Code == ExitCode.Ok || answer.Error.StartsWith("bpp: the disk is full", StringComparison.Ordinal), answer.Error);
            Assert.Equal(answer.Code == ExitCode.Ok ? 7 : 5, database.Scalar<double>("select value from settings where key = 'max_per_day'"));

            disk.MakeRoom();
            log.Append([new("set", Subject: "max_per_day", Value: "9")]);
            Assert.Equal(9, database.Scalar<double>("select value from settings where key = 'max_per_day'"));
        }

        Assert.Equal(9, library.MaxPerDay());
        Assert.Equal(ExitCode.Ok, (await library.BppAsync("db", "verify", "--files")).Code);
    }

    [SkippableFact]
    public async Task WriteSidecars_DiskRunsFull_IsOneMessageAndGoesOnWhereItStopped()
    {
        using var disk = new SmallDisk("1m");
        using var library = analysed.Copy();
        Assert.Equal(ExitCode.Ok, (await library.BppAsync("rate", "3", "0.jpg", "1.jpg", "2.jpg", "3.jpg")).Code);
        disk.Fill(free: 12 << 10);
        var (code, _, error) = await library.BppAsync("xmp", "write", "--to", disk.Path);
        Assert.Equal(ExitCode.Failure, code);
        var written = Directory.EnumerateFiles(disk.Path, "*.xmp*", SearchOption.AllDirectories).ToList();
        Assert.InRange(written.Count, 1, 3);
        Assert.Matches($"^bpp: the disk is full .*; {written.Count} sidecars were written\n$", error);
        Assert.All(written, path => Assert.EndsWith("</x:xmpmeta>", File.ReadAllText(path).Split("<?xpacket end")[0].TrimEnd(), StringComparison.Ordinal));
        disk.MakeRoom();
        var again = await library.BppAsync("xmp", "write", "--to", disk.Path);
        Assert.Equal(ExitCode.Ok, again.Code);
        Assert.StartsWith($"{4 - written.Count} sidecar", again.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Verbs_ReadOnlyDisk_NameTheFolderAndChangeNothing()
    {
        using var disk = new SmallDisk(Size);
        using var library = analysed.Copy(disk["lib"]);
        await File.WriteAllTextAsync(library.DatabasePath + ".owner.json", $$"""{"Pid":{{Environment.ProcessId}},"StartedAt":"2024-01-01T00:00:00"}""");
        var before = ContentTree.Of(disk.Path);
        disk.MakeReadOnly();
        foreach (var verb in new string[][] { ["rate", "5", "0.jpg"], ["sql", "from photos"], ["import", library.Input] })
        {
            var (code, _, error) = await library.BppAsync(verb);
            Assert.Equal(ExitCode.Failure, code);
            Assert.StartsWith($"bpp: {library.Library.DataFolder} is on a read-only file system; make the library's folder writable", error, StringComparison.Ordinal);
        }

        disk.MakeWritable();
        Assert.Equal(before, ContentTree.Of(disk.Path));
        Assert.Equal(ExitCode.Ok, (await library.BppAsync("rate", "5", "0.jpg")).Code);
    }

    [Fact]
    public void Words_FileThatMayNotBeWritten_DoNotAskToTryAgain()
    {
        var said = DiskRefusal.Words(new UnauthorizedAccessException("Access to the path '/lib/data/library.duckdb' is denied."));
        Assert.Equal("no permission to write /lib/data/library.duckdb; make it writable for yourself, or work on a copy elsewhere", said);
    }

    [SkippableFact]
    public async Task Verbs_DatabaseFileWithoutWritePermission_NameItAndTheRemedy()
    {
        Skip.If(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "root may write everywhere");
        using var library = analysed.Copy();
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(library.DatabasePath, UnixFileMode.UserRead);
        var (code, _, error) = await library.BppAsync("rate", "5", "0.jpg");
        Assert.Equal(ExitCode.Failure, code);
        Assert.Contains($"no permission to write {library.DatabasePath}; make it writable", error, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Verbs_FolderWithoutWritePermission_NameItAndTheRemedy()
    {
        Skip.If(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "root may write everywhere; a read-only disk is tried instead");
        using var library = analysed.Copy();
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(library.Library.DataFolder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            var (code, _, error) = await library.BppAsync("rate", "5", "0.jpg");
            Assert.Equal(ExitCode.Failure, code);
            Assert.StartsWith($"bpp: no permission to write {library.Library.DataFolder}; make the library's folder writable", error, StringComparison.Ordinal);
        }
        finally
        {
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(library.Library.DataFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static List<string> Rated(RecoveryLibrary library)
    {
        using var database = library.Open();
        using var connection = database.Connect();
        return connection.Query("select kind || ' ' || value from decisions.events order by event_id", row => row.GetString(0));
    }
}
