using System.Text;

namespace Bpp.Engine.Forwarding;

/// <summary>Standard output or error of a command whose caller is another process.</summary>
internal sealed class FrameTextWriter(FrameBuffer frames, FrameKind kind) : TextWriter
{
    private readonly Lock _lock = new();
    private readonly Encoder _encoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetEncoder();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        lock (_lock)
        {
            // A pair of surrogates may come in two calls: the encoder keeps the first half.
            var bytes = new byte[_encoder.GetByteCount(buffer, flush: false)];
            frames.Write(kind, bytes.AsSpan(0, _encoder.GetBytes(buffer, bytes, flush: false)));
        }
    }

    public override void WriteLine(string? value) => Write(string.Concat(value, NewLine));
}
