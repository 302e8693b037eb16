using System.Text;
using Bpp.Engine.Export.Stripping;
using Bpp.Engine.Imaging;
using Bpp.Tests.Support;
using FsCheck.Xunit;
using NetVips;

namespace Bpp.Tests.Export;

public sealed class MetadataStripperTests
{
    [Theory]
    [InlineData(ImageFormat.Jpeg, 1)]
    [InlineData(ImageFormat.Jpeg, 6)]
    [InlineData(ImageFormat.Jpeg, 5)]
    [InlineData(ImageFormat.Png, 1)]
    [InlineData(ImageFormat.Png, 8)]
    [InlineData(ImageFormat.Webp, 1)]
    [InlineData(ImageFormat.Webp, 3)]
    public void TryStrip_PictureWithGps_LeavesNoMetadataAndTheSamePicture(ImageFormat format, int orientation)
    {
        using var picture = ExportFixture.Picture(320, 200, orientation);
        var file = format switch
        {
            ImageFormat.Jpeg => picture.JpegsaveBuffer(),
            ImageFormat.Png => picture.PngsaveBuffer(),
            _ => picture.WebpsaveBuffer(),
        };
        Assert.NotNull(StripVerifier.Leftover(file));

        var stripped = MetadataStripper.TryStrip([.. file, .. "ftypmp42 motion photo"u8], format);

        Assert.NotNull(stripped);
        Assert.Null(StripVerifier.Leftover(stripped));
        Assert.DoesNotContain("Canon", Encoding.Latin1.GetString(stripped));
        Assert.DoesNotContain("xmpmeta", Encoding.Latin1.GetString(stripped));
        Assert.DoesNotContain("motion photo", Encoding.Latin1.GetString(stripped));
        AssertSamePicture(file, stripped);
    }

    [Fact]
    public void TryStrip_Gif_DropsCommentAndXmpButKeepsFramesAndLoop()
    {
        using var picture = ExportFixture.Picture(64, 48, 1);
        var plain = picture.GifsaveBuffer();
        byte[] comment = [0x21, 0xfe, 5, .. "hello"u8, 0];
        byte[] xmp = [0x21, 0xff, 11, .. "XMP DataXMP"u8, 3, .. "gps"u8, 0];
        byte[] loop = [0x21, 0xff, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0];
        var table = 13 + (3 << ((plain[10] & 7) + 1));
        byte[] file = [.. plain[..table], .. loop, .. comment, .. xmp, .. plain[table..], .. "trailer"u8];

        var stripped = MetadataStripper.TryStrip(file, ImageFormat.Gif);

        Assert.NotNull(stripped);
        Assert.Equal([.. plain[..table], .. loop, .. plain[table..]], stripped);
    }

    [Fact]
    public void TryStrip_JpegWithComment_KeepsColourProfileAndScans()
    {
        using var picture = ExportFixture.Picture(64, 48, 1);
        using var profiled = picture.IccTransform("p3", inputProfile: "srgb");
        var stripped = MetadataStripper.TryStrip(profiled.JpegsaveBuffer(interlace: true), ImageFormat.Jpeg);
        using var image = Image.NewFromBuffer(stripped!);
        Assert.True(image.Contains("icc-profile-data"));
        Assert.False(image.Contains("exif-data"));
    }

    [Theory]
    [InlineData(ImageFormat.Jpeg)]
    [InlineData(ImageFormat.Png)]
    [InlineData(ImageFormat.Webp)]
    public void TryStrip_ProfileOfAScreen_KeepsColoursAndNothingOfTheScreen(ImageFormat format)
    {
        using var profiled = TestProfiles.Attach("Anna's screen 4711", padding: 100_000);
        var file = format switch
        {
            ImageFormat.Jpeg => profiled.JpegsaveBuffer(),
            ImageFormat.Png => profiled.PngsaveBuffer(),
            _ => profiled.WebpsaveBuffer(lossless: true),
        };

        var stripped = MetadataStripper.TryStrip(file, format);

        using var before = Image.NewFromBuffer(file);
        using var after = Image.NewFromBuffer(stripped!);
        Assert.Contains("4711", Encoding.Latin1.GetString(TestProfiles.Of(before)), StringComparison.Ordinal);
        var profile = TestProfiles.Of(after);
        Assert.Empty(TestProfiles.Tags(profile).Select(tag => tag.Name).Intersect(["mmod", "vcgt"]));
        Assert.DoesNotContain("4711", Encoding.Latin1.GetString(profile), StringComparison.Ordinal);
        Assert.DoesNotContain("Anna", Encoding.Latin1.GetString(profile), StringComparison.Ordinal);
        Assert.All(profile[24..36], value => Assert.Equal(0, value));
        using var expected = before.IccTransform("srgb", embedded: true);
        using var actual = after.IccTransform("srgb", embedded: true);
        Assert.Equal(expected.WriteToMemory<byte>(), actual.WriteToMemory<byte>());
        Assert.NotEqual(before.WriteToMemory<byte>(), actual.WriteToMemory<byte>());
    }

    [Theory]
    [InlineData("Display P3", "Display P3")]
    [InlineData("Display P3 of Anna", "")]
    public void Anonymous_Description_StaysWhereItIsAStandards(string said, string expected)
    {
        using var profiled = TestProfiles.Attach(said, padding: 0);
        var clean = ColourProfile.Anonymous(TestProfiles.Of(profiled))!;
        var description = TestProfiles.Tags(clean).Single(tag => tag.Name == "desc").Data;
        Assert.Equal(expected, Encoding.ASCII.GetString(description[12..]).TrimEnd('\0'));
        Assert.Equal(clean, ColourProfile.Anonymous(clean));
    }

    [Theory]
    [InlineData(ImageFormat.Jpeg)]
    [InlineData(ImageFormat.Webp)]
    public void TryStrip_NoProfileWhereOneShouldBe_DropsItAndKeepsThePixels(ImageFormat format)
    {
        using var profiled = TestProfiles.Attach("Anna", padding: 0);
        var file = format == ImageFormat.Jpeg ? profiled.JpegsaveBuffer() : profiled.WebpsaveBuffer();
        file[file.AsSpan().IndexOf("acsp"u8)] = (byte)'x';

        var stripped = MetadataStripper.TryStrip(file, format);

        Assert.DoesNotContain("Anna", Encoding.Latin1.GetString(stripped!), StringComparison.Ordinal);
        using var image = Image.NewFromBuffer(stripped!);
        Assert.False(image.Contains("icc-profile-data"));
        AssertSamePicture(file, stripped!);
    }

    [Property]
    public void Anonymous_AnyBytesInATable_NeverThrows(byte[]? table, byte count)
    {
        byte[] profile = [.. new byte[36], .. "acsp"u8, .. new byte[88], 0, 0, 0, count, .. table ?? []];
        Assert.Equal(profile.Length, ColourProfile.Anonymous(profile)!.Length);
    }

    [Theory]
    [InlineData(ImageFormat.Jpeg)]
    [InlineData(ImageFormat.Png)]
    [InlineData(ImageFormat.Webp)]
    [InlineData(ImageFormat.Gif)]
    public void TryStrip_CutAnywhere_NeverThrows(ImageFormat format)
    {
        using var picture = ExportFixture.Picture(48, 32, 6);
        var file = format switch
        {
            ImageFormat.Jpeg => picture.JpegsaveBuffer(),
            ImageFormat.Png => picture.PngsaveBuffer(),
            ImageFormat.Webp => picture.WebpsaveBuffer(),
            _ => picture.GifsaveBuffer(),
        };
        for (var length = 0; length < file.Length; length += 1 + file.Length / 200)
        {
            var stripped = MetadataStripper.TryStrip(file[..length], format);
            Assert.True(stripped is null || !Encoding.Latin1.GetString(stripped).Contains("Canon", StringComparison.Ordinal));
        }
    }

    [SkippableFact]
    public void TryStrip_RealPhotosWithGps_LeavesNothing()
    {
        var files = Directory.GetFiles(Path.Combine(EvalData.Photos, "exif-samples/jpg/gps"), "*.jpg");
        Assert.NotEmpty(files);
        foreach (var path in files)
        {
            var file = File.ReadAllBytes(path);
            var stripped = MetadataStripper.TryStrip(file, ImageFormat.Jpeg);
            Assert.NotNull(stripped);
            Assert.Null(StripVerifier.Leftover(stripped));
            AssertSamePicture(file, stripped);
        }
    }

    [SkippableFact]
    public void TryStrip_RealPhotosOfEveryOrientation_DisplayTheSame()
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(EvalData.Photos, "exif-orientation"), "*.jpg", SearchOption.AllDirectories))
        {
            var file = File.ReadAllBytes(path);
            if (MetadataStripper.TryStrip(file, ImageFormat.Jpeg) is { } stripped)
                AssertSamePicture(file, stripped);
        }
    }

    private static void AssertSamePicture(byte[] expected, byte[] actual)
    {
        using var before = ExportFixture.Displayed(expected);
        using var after = ExportFixture.Displayed(actual);
        Assert.Equal((before.Width, before.Height), (after.Width, after.Height));
        Assert.Equal(0, (before - after).Abs().Max());
    }
}
