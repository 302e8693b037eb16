namespace Bpp.Engine.Metadata.Containers;

/// <summary>Reads big-endian integers of 0 to 8 bytes one after another; throws <see cref="ArgumentOutOfRangeException"/> at the end.</summary>
internal ref struct BigEndianReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly int Remaining => _rest.Length;

    public long Read(int size)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, 8);
        long value = 0;
        foreach (var b in Bytes(size))
            value = (value << 8) | b;
        return value;
    }

    public ReadOnlySpan<byte> Bytes(int count)
    {
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
