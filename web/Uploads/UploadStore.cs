using System.Text.RegularExpressions;
using Bpp.Engine.Cli;
using Bpp.Engine.Library.Settings;
using Bpp.Engine.Storage;
using Bpp.Web.Hosting;

namespace Bpp.Web.Uploads;

/// <summary>
/// Files on their way from a browser into the library: each grows chunk by chunk in the library's cache, so that an upload that was cut off
/// goes on where it ended. Nothing is opened or believed here; the import looks at what came.
/// </summary>
internal sealed partial class UploadStore(ServedLibrary library)
{
    public const int MostChunkBytes = 32 << 20;

    private const int LongestNameBytes = 200;

    private string Root => library.Folder.UploadFolder;

    /// <summary>Begins a file, or finds one of the same name and size that was begun.</summary>
    /// <param name="name">As the browser calls it; only its last part counts.</param>
    /// <param name="size">Bytes it will have.</param>
    /// <exception cref="UserException">The name or the size cannot be.</exception>
    public Upload Begin(string name, long size)
    {
        var clean = Clean(name);
        var most = (long)new SettingsStore(library.Database, library.Time).Get("upload_max_gigabytes").Value;
        if (size < 1 || size > most << 30)
            throw new UserException($"{clean} has {size:N0} bytes; 1 byte to {most} GB can be uploaded. The setting upload_max_gigabytes allows more.", ExitCode.Usage);
        if (Free() is { } free && free < size + (1L << 28))
            throw new UserException($"{clean} does not fit: only {free:N0} bytes are free where the library is.", ExitCode.Failure);
        var id = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"{clean}\n{size}")))[..24];
        Directory.CreateDirectory(Path.Combine(Root, id));
        var path = Path.Combine(Root, id, clean);
        if (!File.Exists(path))
            File.Create(path).Dispose();
        return new Upload(id, clean, size, new FileInfo(path).Length);
    }

    /// <summary>Adds a chunk at the end.</summary>
    /// <returns>Bytes that are there now.</returns>
    /// <exception cref="UserException">It does not begin where the file ends, or is too long.</exception>
    public async Task<long> AppendAsync(string id, long offset, long size, Stream chunk, CancellationToken cancellationToken)
    {
        var path = PathOf(id);
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.None);
        if (file.Length != offset)
            throw new UserException($"This upload has {file.Length} bytes; go on from there.", ExitCode.Usage);
        file.Seek(0, SeekOrigin.End);
        var buffer = new byte[1 << 16];
        int read;
        while ((read = await chunk.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (file.Length + read > size || file.Length + read - offset > MostChunkBytes)
                throw new UserException("More came than was announced.", ExitCode.Usage);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        await file.FlushAsync(cancellationToken);
        return file.Length;
    }

    /// <summary>The file of an upload.</summary>
    /// <exception cref="NotFoundException">There is none such.</exception>
    public string PathOf(string id)
    {
        var folder = Path.Combine(Root, Id().IsMatch(id) ? id : "none");
        return Directory.Exists(folder) && Directory.EnumerateFiles(folder).FirstOrDefault() is { } path ? path : throw new NotFoundException("There is no such upload.");
    }

    /// <summary>Forgets uploads that were imported.</summary>
    public void Remove(IEnumerable<string> ids)
    {
        foreach (var id in ids.Where(id => Id().IsMatch(id)))
            DerivedFiles.DeleteFolder(Path.Combine(Root, id));
    }

    private static string Clean(string name)
    {
        var last = name.Replace('\\', '/').Split('/')[^1];
        var clean = new string([.. last.Where(letter => !char.IsControl(letter) && !Path.GetInvalidFileNameChars().Contains(letter))]).Trim().TrimStart('.');
        while (System.Text.Encoding.UTF8.GetByteCount(clean) > LongestNameBytes)
            clean = clean[1..]; // the end holds the extension
        return clean.Length > 0 ? clean : throw new UserException($"'{name}' is no name for a file.", ExitCode.Usage);
    }

    private long? Free()
    {
        try
        {
            return new DriveInfo(library.Folder.Root).AvailableFreeSpace;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    [GeneratedRegex("^[0-9a-f]{24}$")]
    private static partial Regex Id();
}
