namespace Bpp.Web.Media;

/// <summary>A part of a seekable stream as a stream of its own, to be read only. Disposes of the whole with the part.</summary>
/// <param name="whole">Nobody else may move it meanwhile.</param>
/// <param name="start">First byte of the part.</param>
/// <param name="length">Bytes; the part ends within <paramref name="whole"/>.</param>
internal sealed class StreamPart(Stream whole, long start, long length) : Stream
{
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _position = value;
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        whole.Position = start + _position;
        var read = whole.Read(buffer[..Within(buffer.Length)]);
        _position += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        whole.Position = start + _position;
        var read = await whole.ReadAsync(buffer[..Within(buffer.Length)], cancellationToken);
        _position += read;
        return read;
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => _position + offset,
        _ => length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            whole.Dispose();
        base.Dispose(disposing);
    }

    private int Within(int wanted) => (int)Math.Clamp(length - _position, 0, wanted);
}
