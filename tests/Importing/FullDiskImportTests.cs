using System.Diagnostics;
using Bpp.Engine.Cli;
using Bpp.Engine.Importing;
using Bpp.Engine.Library;
using Bpp.Engine.Storage;
using Bpp.Tests.Queries;
using Bpp.Tests.Support;

namespace Bpp.Tests.Importing;

public sealed class FullDiskImportTests(QueryLibrary facts) : IClassFixture<QueryLibrary>, IDisposable
{
    private const int Photos = 12;

    private readonly LibraryDatabase _database = facts.Clear().Database;
    private readonly TempFolder _source = new();
    private readonly TempFolder _mount = new();

    [SkippableFact]
    public async Task Import_DiskRunsFull_SaysHowManyAreSafeAndGoesOnWhenThereIsRoom()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "needs root on Linux to mount a small tmpfs");
        for (var i = 0; i < Photos; i++)
            await File.WriteAllBytesAsync(_source[$"{i:00}.jpg"], [.. Enumerable.Repeat((byte)i, 200 << 10)]);
        Skip.If(await Run("mount", "-t", "tmpfs", "-o", "size=1m", "bpp-test", _mount.Path) != 0, "mounting a tmpfs is not allowed here");
        try
        {
            var first = await Import();
            Assert.Contains("the disk is full", first.Aborted, StringComparison.Ordinal);
            Assert.False(first.Complete);
            Assert.Equal(first.Copied, Copies().Count);
            Assert.False(Directory.Exists(Path.Combine(_mount.Path, "photos", ".incoming")));
            Assert.Equal(ExitCode.Failure, ImportReporter.ExitCodeOf(first, default));

            Skip.If(await Run("mount", "-o", "remount,size=8m", _mount.Path) != 0, "a tmpfs cannot be made larger here");
            var second = await Import();
            Assert.Null(second.Aborted);
            Assert.Equal(Photos, first.Copied + second.Copied);
            Assert.Equal(Photos, Copies().Distinct().Count());
        }
        finally
        {
            await Run("umount", _mount.Path);
        }
    }

    [SkippableFact]
    public async Task Import_LibraryNotWritable_IsOneMessageAndNoFailurePerPhoto()
    {
        Skip.If(OperatingSystem.IsWindows());
        await File.WriteAllTextAsync(_source["a.jpg"], "one");
        await File.WriteAllTextAsync(Path.Combine(_mount.Path, "photos"), "a file where the folder should be");
        var report = await Import();
        Assert.NotNull(report.Aborted);
        Assert.Empty(report.Failures);
    }

    public void Dispose()
    {
        _source.Dispose();
        _mount.Dispose();
    }

    private Task<ImportReport> Import() => Importer.RunAsync(
        new LibraryFolder(_mount.Path), _database, new ImportRequest { Sources = [_source.Path], BatchName = "b", Workers = 2 }, new ImportProgress(), TimeProvider.System, default, default);

    private List<string> Copies() => [.. Directory.EnumerateFiles(_mount.Path, "*.jpg", SearchOption.AllDirectories).Select(path =>
    {
        Assert.Equal(200 << 10, new FileInfo(path).Length);
        return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)));
    })];

    private static async Task<int> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
