namespace Bpp.Engine.Importing.Archives;

/// <summary>Reads on through a stream and reports what came.</summary>
/// <param name="inner">Disposed with this one.</param>
/// <param name="onRead">Sees each piece that was read; an empty one at the end. May throw.</param>
internal sealed class CountedStream(Stream inner, CountedStream.Seen onRead) : Stream
{
    public delegate void Seen(ReadOnlySpan<byte> piece);

    private long _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        _read += read;
        onRead(buffer[..read]);
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
