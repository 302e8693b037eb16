namespace Bpp.Engine.Metadata.Containers;

/// <summary>Bounded reads from an untrusted file.</summary>
internal static class StreamBytes
{
    /// <summary>Reads exactly <paramref name="length"/> bytes, or null when the length is negative, above the block limit or beyond the end.</summary>
    public static byte[]? ReadBlock(this Stream stream, long length)
    {
        if (length is < 0 or > EmbeddedBlocks.MaxBlock || length > stream.Length - stream.Position)
            return null;
        var bytes = new byte[length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Fills <paramref name="buffer"/>, or returns false at the end of the file.</summary>
    public static bool TryFill(this Stream stream, Span<byte> buffer) =>
        stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) == buffer.Length;
}
