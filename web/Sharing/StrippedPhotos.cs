using Bpp.Engine.Export;
using Bpp.Web.Hosting;

namespace Bpp.Web.Sharing;

/// <summary>Originals without their metadata, as <c>bpp export --strip</c> makes them. Made in memory, so only two at a time.</summary>
internal sealed class StrippedPhotos(ServedLibrary library) : IDisposable
{
    private readonly PhotoProducer _producer = new(new ExportOptions { OutputFolder = "", Strip = true }, new PhotoRenderer());
    private readonly SemaphoreSlim _places = new(2);

    /// <summary>File name and bytes of a photo in which no metadata is left.</summary>
    /// <exception cref="NotFoundException">The photo is gone, or its metadata does not come off.</exception>
    public async Task<(string Name, byte[] Bytes)> GetAsync(long photo, CancellationToken stop)
    {
        await _places.WaitAsync(stop);
        try
        {
            return await Task.Run(() => Make(photo, stop), stop);
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    private (string Name, byte[] Bytes) Make(long photo, CancellationToken stop)
    {
        if (ExportItems.FromChoice(library.Database, [(photo, null)]) is not [var item] || _producer.Refusal(item) is not null)
            throw new NotFoundException("There is no such picture.");
        try
        {
            using var bytes = new MemoryStream();
            _producer.Produce(item, stop).WriteTo(bytes, stop);
            return (Path.ChangeExtension(item.OriginalName, _producer.ExtensionFor(item) ?? Path.GetExtension(item.OriginalName)), bytes.ToArray());
        }
        catch (PhotoExportException exception)
        {
            throw new NotFoundException("This photo cannot be given without its metadata.", exception);
        }
    }
}
