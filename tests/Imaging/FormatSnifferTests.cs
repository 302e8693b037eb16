using System.Buffers.Binary;
using Bpp.Engine.Imaging;
using Bpp.Tests.Support;

namespace Bpp.Tests.Imaging;

public sealed class FormatSnifferTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("heic", ImageFormat.Heic)]
    [InlineData("hevx", ImageFormat.Heic)]
    [InlineData("avif", ImageFormat.Avif)]
    [InlineData("avis", ImageFormat.Avif)]
    [InlineData("crx ", ImageFormat.Raw)]
    [InlineData("qt  ", ImageFormat.Video)]
    [InlineData("isom", ImageFormat.Video)]
    public void Sniff_MajorBrand_Decides(string brand, ImageFormat expected) => Assert.Equal(expected, Sniff(Ftyp(brand, "mif1")).Format);

    [Theory]
    [InlineData("avif", ImageFormat.Avif)]
    [InlineData("heic", ImageFormat.Heic)]
    [InlineData("xxxx", ImageFormat.Heic)]
    public void Sniff_GenericMajorBrand_LooksAtCompatibleOnes(string compatible, ImageFormat expected) =>
        Assert.Equal(expected, Sniff(Ftyp("mif1", compatible)).Format);

    [Theory]
    [InlineData("FUJIFILMCCD-RAW 0201")]
    [InlineData("FOVb\u0001\u0002")]
    [InlineData("IIRO\u0008\u0000\u0000\u0000")]
    [InlineData("IIRS\u0008\u0000\u0000\u0000")]
    [InlineData("IIU\u0000\u0018\u0000\u0000\u0000")]
    public void Sniff_RawMagic_IsRaw(string head) =>
        Assert.Equal(ImageFormat.Raw, Sniff(System.Text.Encoding.Latin1.GetBytes(head)).Format);

    [Theory]
    [InlineData("a.tif", 0x0106, 2, ImageFormat.Tiff)]
    [InlineData("a.tif", 0x0106, 32803, ImageFormat.Raw)]
    [InlineData("a.tif", 0x0106, 34892, ImageFormat.Raw)]
    [InlineData("a.tif", 0xC612, 1, ImageFormat.Raw)]
    [InlineData("a.nef", 0x0106, 2, ImageFormat.Raw)]
    [InlineData("a.arw", 0x0106, 6, ImageFormat.Raw)]
    public void Sniff_TiffFamily_IsToldApartByTagsThenByExtension(string name, int tag, int value, ImageFormat expected)
    {
        File.WriteAllBytes(_folder[name], Tiff((ushort)tag, (ushort)value));
        using var handle = File.OpenHandle(_folder[name]);

        Assert.Equal(expected, FormatSniffer.Sniff(handle, _folder[name]).Format);
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0x0A, 0, 0 }, "JPEG XL")]
    [InlineData(new byte[] { 0, 0, 0, 0x0C, 0x6A, 0x50, 0x20, 0x20 }, "JPEG 2000")]
    [InlineData(new byte[] { 0xFF, 0x4F, 0xFF, 0x51 }, "JPEG 2000")]
    public void Sniff_ImageThatBppDoesNotRead_IsNamed(byte[] head, string name)
    {
        var content = Sniff(head);

        Assert.Equal(ContentKind.UnreadImage, content.Kind);
        Assert.Contains(name, content.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Sniff_TextCutInsideACharacter_IsStillText()
    {
        var text = System.Text.Encoding.UTF8.GetBytes(new string('ä', 300));

        Assert.Equal(ContentKind.NotAnImage, Sniff(text[..^1]).Kind);
    }

    [Fact]
    public void TiffStructure_EndlessDirectoryChain_Ends()
    {
        var bytes = Tiff(0x0106, 2);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(22), 8);
        File.WriteAllBytes(_folder["a.tif"], bytes);
        using var handle = File.OpenHandle(_folder["a.tif"]);

        Assert.False(TiffStructure.Read(handle).IsDng);
    }

    public void Dispose() => _folder.Dispose();

    private static FileSignature Sniff(byte[] head) => FormatSniffer.Sniff(head);

    private static byte[] Ftyp(string major, string compatible) =>
        [0, 0, 0, 20, .. "ftyp"u8, .. System.Text.Encoding.ASCII.GetBytes(major), 0, 0, 0, 0, .. System.Text.Encoding.ASCII.GetBytes(compatible)];

    /// <summary>Little-endian TIFF with one directory of one entry.</summary>
    private static byte[] Tiff(ushort tag, ushort value)
    {
        var bytes = new byte[26];
        "II*\0"u8.CopyTo(bytes);
        bytes[4] = 8;
        bytes[8] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(10), tag);
        bytes[12] = 3;
        bytes[14] = 1;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(18), value);
        return bytes;
    }
}
