using Bpp.Engine.Import;
using Bpp.Engine.Importing.Watching;
using Bpp.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Bpp.Tests.Importing;

public sealed class FolderWatchTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public async Task Next_FileThatGrows_IsOfferedOnceItIsComplete()
    {
        using var watch = new FolderWatch([_folder.Path], new ScanOptions(), _time);
        await File.WriteAllTextAsync(_folder["a.jpg"], "half");
        await File.WriteAllTextAsync(_folder["b.jpg"], "whole");
        await File.WriteAllTextAsync(_folder["note.txt"], "no photo");
        var next = watch.NextAsync(default);
        await Until(() => watch.Looks == 1);
        await File.AppendAllTextAsync(_folder["a.jpg"], " and half");
        var first = await Advance(next);
        Assert.True(Has(first!, "b.jpg"));
        Assert.False(Has(first!, "a.jpg"));
        Assert.False(Has(first!, "note.txt"));
        watch.Done(first!);

        var second = await Advance(watch.NextAsync(default));
        Assert.True(Has(second!, "a.jpg"));
        Assert.False(Has(second!, "b.jpg"));
        watch.Done(second!);

        // The same name with other content is another file.
        await File.WriteAllTextAsync(_folder["b.jpg"], "whole, but another");
        var third = await Advance(watch.NextAsync(default));
        Assert.True(Has(third!, "b.jpg"));
    }

    [Fact]
    public async Task Next_Stopped_IsNull()
    {
        using var watch = new FolderWatch([_folder.Path], new ScanOptions(), _time);
        using var stop = new CancellationTokenSource();
        var next = watch.NextAsync(stop.Token);
        await stop.CancelAsync();
        Assert.Null(await next);
    }

    public void Dispose() => _folder.Dispose();

    private bool Has(CompleteFiles files, string name)
    {
        var file = new FileInfo(_folder[name]);
        return files.Contains(file.FullName, file.Length, file.LastWriteTimeUtc);
    }

    private static async Task Until(Func<bool> condition)
    {
        while (!condition())
            await Task.Yield();
    }

    /// <summary>Moves the clock until the watch has an answer.</summary>
    private async Task<CompleteFiles?> Advance(Task<CompleteFiles?> next)
    {
        await Until(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            return next.IsCompleted;
        });
        return await next;
    }
}
