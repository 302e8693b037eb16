using Bpp.Engine.Export;
using Bpp.Engine.Importing.Archives;
using Bpp.Engine.Importing.Sources;
using Bpp.Engine.Importing.Target;
using Bpp.Engine.Metadata.Sidecars;
using Microsoft.Win32.SafeHandles;

namespace Bpp.Engine.Importing.Sidecars;

/// <summary>
/// The sidecars of archives, one after the other in one temporary file, so that a photo finds its own wherever in whichever archive it
/// lies. In memory are only names and places.
/// </summary>
/// <param name="path">The file; made when the first sidecar comes, gone with this object.</param>
internal sealed class SidecarSpool(string path) : IDisposable
{
    private readonly Dictionary<(IImportSource, string Folder), FolderSidecars> _folders = [];
    private readonly Dictionary<(IImportSource, string Path), (long Offset, int Length)> _places = [];
    private SafeFileHandle? _file;
    private byte[]? _buffer;
    private long _end;

    /// <summary>Keeps a sidecar; one that turns out too large is left out.</summary>
    /// <param name="source">Whose it is.</param>
    /// <param name="relativePath">Below the source, with <c>/</c>.</param>
    /// <param name="content">Read to its end, not disposed.</param>
    /// <exception cref="ArchiveException">It is damaged.</exception>
    /// <exception cref="TargetException">The spool cannot be written.</exception>
    public void Add(IImportSource source, string relativePath, Stream content)
    {
        var buffer = _buffer ??= new byte[SidecarFiles.MaxLength + 1];
        var length = ArchiveReading.Guarded(() => content.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
        if (length == buffer.Length)
            return;
        Write(buffer.AsSpan(0, length));
        if (!_places.TryAdd((source, relativePath), (_end, length)))
            return;
        var (folder, name) = RelativePath.Split(relativePath);
        if (!_folders.TryGetValue((source, folder), out var names))
            _folders[(source, folder)] = names = new FolderSidecars(default);
        names.Add(name);
        _end += length;
    }

    private void Write(ReadOnlySpan<byte> content)
    {
        try
        {
            _file ??= File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
            RandomAccess.Write(_file, content, _end);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw TargetException.For(path, exception, ManagedPhotos.Remedy);
        }
    }

    /// <summary>What a source holds in one of its folders.</summary>
    public FolderSidecars? In(IImportSource source, string folder) => _folders.GetValueOrDefault((source, folder));

    /// <summary>Thread-safe once everything is added.</summary>
    public byte[] Read(IImportSource source, string folder, string name)
    {
        var (offset, length) = _places[(source, RelativePath.Join(folder, name))];
        var bytes = new byte[length];
        for (var filled = 0; filled < length;)
        {
            var read = RandomAccess.Read(_file!, bytes.AsSpan(filled), offset + filled);
            filled += read > 0 ? read : throw new EndOfStreamException($"{path} ends too early");
        }

        return bytes;
    }

    public void Dispose() => _file?.Dispose();
}
