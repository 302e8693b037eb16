namespace Bpp.Engine.Forwarding;

/// <summary>Bytes for the standard output of another process; write-only.</summary>
internal sealed class FrameStream(FrameBuffer frames) : Stream
{
    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Flush()
    {
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => frames.Write(FrameKind.Bytes, buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer) => frames.Write(FrameKind.Bytes, buffer);
}
