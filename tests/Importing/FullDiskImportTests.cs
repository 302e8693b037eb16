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

    [SkippableFact]
    public async Task Import_DiskRunsFull_SaysHowManyAreSafeAndGoesOnWhenThereIsRoom()
    {
        using var disk = new SmallDisk("1m");
        for (var i = 0; i < Photos; i++)
            await File.WriteAllBytesAsync(_source[$"{i:00}.jpg"], [.. Enumerable.Repeat((byte)i, 200 << 10)]);
        var first = await Import(disk.Path);
        Assert.Contains("the disk is full", first.Aborted, StringComparison.Ordinal);
        Assert.False(first.Complete);
        Assert.Equal(first.Copied, Copies(disk.Path).Count);
        Assert.False(Directory.Exists(disk["photos/.incoming"]));
        Assert.Equal(ExitCode.Failure, ImportReporter.ExitCodeOf(first, default));

        disk.Grow("8m");
        var second = await Import(disk.Path);
        Assert.Null(second.Aborted);
        Assert.Equal(Photos, first.Copied + second.Copied);
        Assert.Equal(Photos, Copies(disk.Path).Distinct().Count());
    }

    [SkippableFact]
    public async Task Import_LibraryNotWritable_IsOneMessageAndNoFailurePerPhoto()
    {
        Skip.If(OperatingSystem.IsWindows());
        await File.WriteAllTextAsync(_source["a.jpg"], "one");
        using var library = new TempFolder();
        await File.WriteAllTextAsync(library["photos"], "a file where the folder should be");
        var report = await Import(library.Path);
        Assert.NotNull(report.Aborted);
        Assert.Empty(report.Failures);
    }

    public void Dispose() => _source.Dispose();

    private Task<ImportReport> Import(string library) => Importer.RunAsync(
        new LibraryFolder(library), _database, new ImportRequest { Sources = [_source.Path], BatchName = "b", Workers = 2 }, new ImportProgress(), TimeProvider.System, default, default);

    private static List<string> Copies(string library) => [.. Directory.EnumerateFiles(library, "*.jpg", SearchOption.AllDirectories).Select(path =>
    {
        Assert.Equal(200 << 10, new FileInfo(path).Length);
        return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)));
    })];
}
