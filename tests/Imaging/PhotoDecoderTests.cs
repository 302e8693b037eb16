using Bpp.Engine.Imaging;
using Bpp.Engine.Pipeline;
using Bpp.Tests.Support;

namespace Bpp.Tests.Imaging;

public sealed class PhotoDecoderTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly PhotoDecoder _decoder = new();

    [Theory]
    [InlineData(ConvertFormat.Jpeg, "a.jpg", ImageFormat.Jpeg)]
    [InlineData(ConvertFormat.Png, "a.png", ImageFormat.Png)]
    [InlineData(ConvertFormat.Webp, "a.webp", ImageFormat.Webp)]
    [InlineData(ConvertFormat.Avif, "a.avif", ImageFormat.Avif)]
    public void Decode_EachFormat_GivesTheScene(ConvertFormat written, string name, ImageFormat expected)
    {
        using var scene = ImageFiles.Scene(120, 80);
        using var decoded = Decode(Write(name, ImageFiles.Encode(written)));

        Assert.Equal((expected, 120, 80, 1), (decoded.Format, decoded.Width, decoded.Height, decoded.Orientation));
        Assert.Null(decoded.Damage);
        Assert.Null(decoded.Warning);
        Assert.InRange(ImageFiles.Difference(scene, decoded.Frame!), 0, 4);
    }

    [Fact]
    public void Decode_LargerThanAsked_ShrinksTheLongSide()
    {
        using var decoded = Decode(Write("a.jpg", ImageFiles.Encode(ConvertFormat.Jpeg, 300, 600)), 256);

        Assert.Equal((300, 600, 128, 256), (decoded.Width, decoded.Height, decoded.Frame!.Width, decoded.Frame.Height));
    }

    [Theory]
    [InlineData(4032, 1008)] // a quarter, hardly less than asked
    [InlineData(4160, 1024)] // a quarter, shrunk further
    [InlineData(3600, 1024)] // a half, shrunk further
    [InlineData(1030, 1024)]
    public void Decode_LargeJpeg_FallsHardlyShortOfTheSizeAsked(int longSide, int expected)
    {
        var path = Write("a.jpg", ImageFiles.Encode(ConvertFormat.Jpeg, longSide, longSide / 4));
        using var decoded = Decode(path);
        using var small = ImageFiles.Scene(decoded.Frame!.Width, decoded.Frame.Height);

        Assert.Equal((longSide, expected), (decoded.Width, decoded.Frame.Width));
        Assert.Equal(expected / 4.0, decoded.Frame.Height, 1.0);
        Assert.InRange(ImageFiles.Difference(small, decoded.Frame), 0, 4);
    }

    [Theory]
    [InlineData(900, 1)]
    [InlineData(1986, 1)]
    [InlineData(1987, 2)]
    [InlineData(4000, 4)]
    [InlineData(8000, 8)]
    [InlineData(60000, 8)]
    public void DctShrink_LeavesTheSizeAskedButForThreePercent(int longSide, int expected) =>
        Assert.Equal(expected, ShrinkOnLoad.DctShrink(longSide, 600, 1024));

    [Theory]
    [InlineData(20000, 1)]
    [InlineData(3, 9000)]
    public void Decode_JpegThinnerThanItsDctShrinks_KeepsAPixel(int width, int height)
    {
        using var decoded = Decode(Write("a.jpg", ImageFiles.Encode(ConvertFormat.Jpeg, width, height)));

        Assert.Equal((width, height, 1), (decoded.Width, decoded.Height, Math.Min(decoded.Frame!.Width, decoded.Frame.Height)));
    }

    [Fact]
    public void Decode_TruncatedJpeg_IsMeasuredAndMarkedDamaged()
    {
        var whole = ImageFiles.Encode(ConvertFormat.Jpeg, 600, 400);
        using var decoded = Decode(Write("a.jpg", whole[..(whole.Length * 2 / 3)]));

        Assert.NotNull(decoded.Damage);
        Assert.Equal((600, 400), (decoded.Frame!.Width, decoded.Frame.Height));
    }

    [Fact]
    public void Decode_JpegCorruptInTheMiddle_IsMeasuredAndMarkedDamaged()
    {
        using var decoded = Decode(Write("a.jpg", CorruptInTheMiddle()));

        Assert.NotNull(decoded.Damage);
        Assert.Equal((600, 400), (decoded.Frame!.Width, decoded.Frame.Height));
    }

    [Fact]
    public void Decode_CorruptAndHarmlessJpegsAtOnce_AreToldApart()
    {
        var corrupt = Write("corrupt.jpg", CorruptInTheMiddle());
        var harmless = Write("harmless.jpg", WithStrayBytes());

        Parallel.For(0, 60, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i =>
        {
            using var decoded = Decode(i % 2 == 0 ? corrupt : harmless);
            Assert.Equal(i % 2 == 0, decoded.Damage is not null);
        });
    }

    [Fact]
    public void Decode_JpegWithStrayBytesAtItsEnd_IsWhole()
    {
        using var decoded = Decode(Write("a.jpg", WithStrayBytes()));

        Assert.Null(decoded.Damage);
    }

    [Fact]
    public void Decode_TruncatedPng_IsMeasuredAndMarkedDamaged()
    {
        var whole = ImageFiles.Encode(ConvertFormat.Png, 600, 400);
        using var decoded = Decode(Write("a.png", whole[..(whole.Length * 2 / 3)]));

        Assert.NotNull(decoded.Damage);
    }

    [Theory]
    [InlineData(ConvertFormat.Webp, "a.webp")]
    [InlineData(ConvertFormat.Avif, "a.avif")]
    public void Decode_TruncatedWithoutTolerantMode_IsUndecodable(ConvertFormat format, string name)
    {
        var whole = ImageFiles.Encode(format, 600, 400);

        Assert.Equal(FailureReason.Undecodable, Failure(Write(name, whole[..(whole.Length / 2)])).Reason);
    }

    [Fact]
    public void Decode_JpegHeaderOnly_IsUndecodableRatherThanGrey()
    {
        var whole = ImageFiles.Encode(ConvertFormat.Jpeg, 64, 64);
        var scan = whole.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);

        Assert.Equal(FailureReason.Undecodable, Failure(Write("a.jpg", whole[..(scan + 14)])).Reason);
    }

    [Fact]
    public void Decode_WrongImageExtension_IsReadByContentWithAWarning()
    {
        using var decoded = Decode(Write("a.jpg", ImageFiles.Encode(ConvertFormat.Png)));

        Assert.Equal(ImageFormat.Png, decoded.Format);
        Assert.Contains("a PNG image", decoded.Warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Hello, I am no photo.\n", FailureReason.WrongExtension, "a text file")]
    [InlineData("%PDF-1.7\n", FailureReason.WrongExtension, "a PDF document")]
    [InlineData("PK\u0003\u0004....", FailureReason.WrongExtension, "a ZIP archive")]
    [InlineData("<!DOCTYPE html><html></html>", FailureReason.WrongExtension, "an HTML page")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>", FailureReason.UnsupportedFormat, "SVG")]
    [InlineData("8BPS............", FailureReason.UnsupportedFormat, "Photoshop PSD")]
    [InlineData("\u0001\u0002\u0003\u0004", FailureReason.UnsupportedFormat, "of no image format")]
    public void Decode_NoImage_SaysWhatItIs(string content, FailureReason reason, string words)
    {
        var failure = Failure(Write("a.jpg", System.Text.Encoding.UTF8.GetBytes(content)));

        Assert.Equal((PhotoStage.Decode, reason), (failure.Stage, failure.Reason));
        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_EmptyOrMissing_SaysSo()
    {
        Assert.Equal(FailureReason.Empty, Failure(Write("a.jpg", [])).Reason);
        Assert.Equal(FailureReason.Unreadable, Failure(_folder["gone.jpg"]).Reason);
    }

    [Theory]
    [InlineData(30_000, 30_000, false)]
    [InlineData(33_554_832, 300, false)]
    [InlineData(70_000, 10, false)]
    [InlineData(16_000, 16_000, true)]
    public void Decode_PixelBomb_IsTooLarge(uint width, uint height, bool isInterlaced)
    {
        var bomb = ImageFiles.PngOfZeros(width, height, withPixels: false, isInterlaced);
        var decoder = new PhotoDecoder(new DecodeLimits { MaxWorkingBytes = 200_000_000 });

        var failure = Assert.Throws<PhotoException>(() => decoder.Decode(Write("bomb.png", bomb), 1024, CancellationToken.None));

        Assert.Equal(FailureReason.TooLarge, failure.Reason);
    }

    [Fact]
    public void Decode_ProgressiveJpegBomb_IsTooLarge()
    {
        var failure = Failure(Write("bomb.jpg", ProgressiveJpegHeader(16_000, 16_000)));

        Assert.Equal(FailureReason.TooLarge, failure.Reason);
        Assert.Contains("memory", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_MoreBytesThanAllowed_IsTooLarge()
    {
        var decoder = new PhotoDecoder(new DecodeLimits { MaxFileBytes = 100 });
        var path = Write("a.jpg", ImageFiles.Encode(ConvertFormat.Jpeg));

        Assert.Equal(FailureReason.TooLarge, Assert.Throws<PhotoException>(() => decoder.Decode(path, 1024, CancellationToken.None)).Reason);
    }

    [Fact]
    public void Decode_Video_HasNoFrame()
    {
        using var decoded = Decode(Write("a.mp4", [0, 0, 0, 0x18, .. "ftypisom"u8, 0, 0, 2, 0, .. "isomiso2"u8]));

        Assert.Equal((ImageFormat.Video, null), (decoded.Format, decoded.Frame));
    }

    [SkippableFact]
    public void Decode_NameThatLibrariesWouldInterpret_IsAPlainName()
    {
        Skip.If(OperatingSystem.IsWindows(), "Such names cannot exist");
        using var decoded = Decode(Write("a%03d [page=1].jpg[n=2]", ImageFiles.Encode(ConvertFormat.Jpeg)));

        Assert.Equal(120, decoded.Width);
    }

    [Fact]
    public void Decode_FileOverwritten_GivesTheNewPixels()
    {
        using var first = Decode(Write("a.jpg", ImageFiles.Encode(ConvertFormat.Jpeg, 120, 80)));
        using var second = Decode(Write("a.jpg", ImageFiles.Encode(ConvertFormat.Jpeg, 80, 120)));

        Assert.Equal((80, 120), (second.Width, second.Height));
    }

    [Fact]
    public void Decode_Cancelled_Throws()
    {
        var path = Write("a.jpg", ImageFiles.Encode(ConvertFormat.Jpeg));

        Assert.Throws<OperationCanceledException>(() => _decoder.Decode(path, 1024, new CancellationToken(true)));
    }

    public void Dispose() => _folder.Dispose();

    private static byte[] ProgressiveJpegHeader(ushort width, ushort height) =>
    [
        0xFF, 0xD8,
        0xFF, 0xDB, 0, 67, 0, .. Enumerable.Repeat((byte)1, 64),
        0xFF, 0xC2, 0, 17, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0,
        0xFF, 0xC4, 0, 20, 0, 1, .. new byte[15], 0,
        0xFF, 0xDA, 0, 12, 3, 1, 0, 2, 0, 3, 0, 0, 0, 0,
        0xFF, 0xD9,
    ];

    private static byte[] CorruptInTheMiddle()
    {
        var content = ImageFiles.Encode(ConvertFormat.Jpeg, 600, 400);
        // 0xff 0xd0 is a restart marker where none belongs: the rest of the segment is lost.
        for (var at = content.Length / 2; at < (content.Length / 2) + 40; at += 2)
            (content[at], content[at + 1]) = (0xff, 0xd0);
        return content;
    }

    private static byte[] WithStrayBytes()
    {
        var content = ImageFiles.Encode(ConvertFormat.Jpeg, 600, 400);
        return [.. content[..^2], 0, 0, 0, .. content[^2..]];
    }

    private DecodedPhoto Decode(string path, int maxLongSide = 1024) => _decoder.Decode(path, maxLongSide, CancellationToken.None);

    private PhotoException Failure(string path) => Assert.Throws<PhotoException>(() => Decode(path));

    private string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(_folder[name], bytes);
        return _folder[name];
    }
}
