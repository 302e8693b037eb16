using System.Collections.Concurrent;
using Bpp.Engine.Pipeline;
using Bpp.Web.Hosting;

namespace Bpp.Web.Media;

/// <summary>
/// Small pictures made on first request and kept as files. At most as many are made at once as there are cores; the same one is made once
/// however many ask, and whole or not at all.
/// </summary>
internal sealed class PictureFiles : IDisposable
{
    private readonly SemaphoreSlim _makers = new(Math.Max(1, Environment.ProcessorCount));
    private readonly ConcurrentDictionary<string, Lazy<Task>> _making = new(StringComparer.Ordinal);

    /// <summary>Makes a picture, or waits for who is making it.</summary>
    /// <param name="path">Where it is kept.</param>
    /// <param name="source">The photo it is made of.</param>
    /// <param name="make">Gives its bytes.</param>
    /// <param name="aborted">The request; a picture half made is finished all the same.</param>
    /// <exception cref="NotFoundException">The photo cannot be read.</exception>
    public async Task MakeAsync(string path, PhotoSource source, Func<byte[]> make, CancellationToken aborted)
    {
        var making = _making.GetOrAdd(path, _ => new Lazy<Task>(() => WriteAsync(path, source, make)));
        try
        {
            await making.Value.WaitAsync(aborted);
        }
        finally
        {
            if (making.Value.IsCompleted)
                _making.TryRemove(path, out _);
        }
    }

    public void Dispose() => _makers.Dispose();

    private async Task WriteAsync(string path, PhotoSource source, Func<byte[]> make)
    {
        await _makers.WaitAsync();
        try
        {
            var bytes = await Task.Run(make);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
            await File.WriteAllBytesAsync(temporary, bytes);
            File.Move(temporary, path, overwrite: true);
        }
        catch (PhotoException exception)
        {
            throw new NotFoundException($"{source.FileName} cannot be shown: {exception.Message}");
        }
        finally
        {
            _makers.Release();
        }
    }
}
