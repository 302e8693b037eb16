using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace Bpp.Tests.Importing;

/// <summary>Makes archives, good and evil.</summary>
internal static class ArchiveFiles
{
    public static void Zip(string path, params (string Name, string Content)[] entries)
    {
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, content) in entries)
        {
            var entry = archive.CreateEntry(name, CompressionLevel.NoCompression);
            using var stream = entry.Open();
            stream.Write(Encoding.UTF8.GetBytes(content));
        }
    }

    public static void Tar(string path, params (string Name, string Content)[] entries) =>
        Tar(path, [.. entries.Select(entry => File(entry.Name, entry.Content))]);

    public static void Tar(string path, params TarEntry[] entries)
    {
        using var file = System.IO.File.Create(path);
        using var packed = path.EndsWith("gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Fastest) : (Stream)file;
        using var writer = new TarWriter(packed);
        foreach (var entry in entries)
            writer.WriteEntry(entry);
    }

    public static PaxTarEntry File(string name, string content) => File(name, new MemoryStream(Encoding.UTF8.GetBytes(content)));

    public static PaxTarEntry File(string name, Stream content) => new(TarEntryType.RegularFile, name) { DataStream = content };

    public static PaxTarEntry Link(string name, string target, TarEntryType type) => new(type, name) { LinkName = target };

    /// <summary>Zeros that are never in memory.</summary>
    public static Stream Zeros(long length) => new ZeroStream(length);

    private sealed class ZeroStream(long length) : Stream
    {
        private long _position;

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position
        {
            get => _position;
            set => _position = value;
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - _position);
            buffer.AsSpan(offset, read).Clear();
            _position += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
