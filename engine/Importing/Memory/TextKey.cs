using System.Globalization;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Importing.Memory;

/// <summary>128 bits that stand for a long text, so that a million of them fit into memory.</summary>
internal static class TextKey
{
    public static UInt128 Of(string text) => XxHash128.HashToUInt128(MemoryMarshal.AsBytes(text.AsSpan()));

    /// <summary>A file of a source in one state: another size or time is another key.</summary>
    public static UInt128 OfOrigin(string origin, long size, DateTime modifiedUtc) =>
        Of(string.Create(CultureInfo.InvariantCulture, $"{origin}\0{size}\0{StoredTime.Of(modifiedUtc).Ticks}"));

    /// <summary>A content, by its SHA-256 in hex.</summary>
    public static UInt128 OfContent(string sha256) => UInt128.Parse(sha256.AsSpan(0, 32), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
