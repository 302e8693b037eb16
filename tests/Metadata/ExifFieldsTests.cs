using Bpp.Engine.Metadata;

namespace Bpp.Tests.Metadata;

public sealed class ExifFieldsTests
{
    private const int Make = 0x010F, Model = 0x0110, Description = 0x010E, Software = 0x0131, DateTimeTag = 0x0132;
    private const int ExposureTime = 0x829A, FNumber = 0x829D, Iso = 0x8827, Flash = 0x9209, FocalLength = 0x920A;
    private const int Original = 0x9003, Digitized = 0x9004, OffsetTime = 0x9010, OffsetOriginal = 0x9011, SubSecOriginal = 0x9291;
    private const int FocalLength35 = 0xA405, LensSpecification = 0xA432, LensModel = 0xA434;
    private const int XpKeywords = 0x9C9E;

    [Fact]
    public void Read_CameraTags_AreRead()
    {
        var read = MetadataFiles.Read(new ExifBuilder()
            .Main(Make, "Canon").Main(Model, "Canon EOS 5D ").Main(Software, "Firmware 1.0")
            .Exif(ExposureTime, new[] { (1u, 250u) }).Exif(FNumber, new[] { (28u, 10u) }).Exif(Iso, (ushort)400)
            .Exif(FocalLength, new[] { (50u, 1u) }).Exif(FocalLength35, (ushort)75).Exif(Flash, (ushort)0x19).Exif(LensModel, "EF50mm f/1.8")
            .Jpeg());

        Assert.Equal(("Canon", "Canon EOS 5D", "Firmware 1.0", "EF50mm f/1.8"), (read.CameraMake, read.CameraModel, read.Software, read.Lens));
        Assert.Equal((0.004, 2.8, 400), (read.ExposureTime, read.FNumber, read.Iso));
        Assert.Equal((50.0, 75.0, true), (read.FocalLength, read.FocalLength35, read.Flash));
    }

    [Theory]
    [InlineData("NIKON CORPORATION", "NIKON CORPORATION NIKON D70", "NIKON D70")]
    [InlineData("NIKON CORPORATION", "NIKON D70", "NIKON D70")]
    [InlineData("Canon", "Canon EOS 5D", "Canon EOS 5D")]
    [InlineData("Canon", "Canon Canon EOS 5D", "Canon EOS 5D")]
    [InlineData("Apple", "iPhone 12", "iPhone 12")]
    public void Read_ModelThatRepeatsTheMake_IsClean(string make, string model, string expected) =>
        Assert.Equal(expected, MetadataFiles.Read(new ExifBuilder().Main(Make, make).Main(Model, model).Jpeg()).CameraModel);

    [Fact]
    public void Read_OriginalWithFractionAndOffset_IsSubsecond()
    {
        var taken = MetadataFiles.Read(new ExifBuilder()
            .Exif(Original, "2023:07:14 15:30:12").Exif(SubSecOriginal, "25").Exif(OffsetOriginal, "+02:00").Jpeg()).Taken;

        Assert.Equal(
            new CaptureTime(new DateTime(2023, 7, 14, 15, 30, 12, 250), TimeSpan.FromHours(2), DateSource.ExifOriginal, DatePrecision.Subsecond),
            taken);
    }

    [Theory]
    [InlineData("2023:07:14 15:30:12", "+02:00", 120)]
    [InlineData("2023:07:15 15:30:12", "+02:00", null)]
    public void Read_OffsetOfModifiedTime_HoldsForOriginalOfSameSecond(string modified, string offset, int? minutes)
    {
        var taken = MetadataFiles.Read(new ExifBuilder()
            .Main(DateTimeTag, modified).Exif(Original, "2023:07:14 15:30:12").Exif(OffsetTime, offset).Jpeg()).Taken;

        Assert.Equal(minutes is null ? null : TimeSpan.FromMinutes(minutes.Value), taken?.Offset);
    }

    [Fact]
    public void Read_DatesInOrderOfTrust_FallThrough()
    {
        Assert.Equal(DateSource.ExifDigitized, Source(new ExifBuilder().Exif(Original, "0000:00:00 00:00:00").Exif(Digitized, "2023:07:14 15:30:12")));
        Assert.Equal(DateSource.ExifModified, Source(new ExifBuilder().Exif(Original, "    :  :     :  :  ").Main(DateTimeTag, "2023:07:14 15:30:12")));
        Assert.Equal(DateSource.FileModified, Source(new ExifBuilder().Exif(Original, "1970:01:01 00:00:00")));
        Assert.Equal(DateSource.FileModified, Source(new ExifBuilder().Exif(Original, "2099:01:01 00:00:00")));
        Assert.Equal(new DateTime(2011, 2, 3, 4, 5, 6), MetadataFiles.Read(new ExifBuilder().Jpeg()).Taken?.Local);

        static DateSource? Source(ExifBuilder exif) => MetadataFiles.Read(exif.Jpeg()).Taken?.Source;
    }

    [Fact]
    public void Read_Gps_GivesPlaceAltitudeAndOffset()
    {
        var read = MetadataFiles.Read(Gps(new ExifBuilder().Exif(Original, "2023:07:14 15:30:12"), (48, 1), (30, 1), (36, 1), "S", (9, 1), (0, 1), (0, 1), "W")
            .Gps(5, new byte[] { 1 }).Gps(6, new[] { (125u, 10u) })
            .Gps(7, new[] { (13u, 1u), (30u, 1u), (12u, 1u) }).Gps(0x1D, "2023:07:14")
            .Jpeg());

        Assert.Equal(-48.51, read.Latitude!.Value, 9);
        Assert.Equal(-9.0, read.Longitude);
        Assert.Equal(-12.5, read.Altitude);
        Assert.Equal(TimeSpan.FromHours(2), read.Taken?.Offset);
    }

    [Theory]
    [InlineData(0u, 1u, 0u, 1u)]
    [InlineData(91u, 1u, 10u, 1u)]
    [InlineData(999u, 1u, 10u, 1u)]
    [InlineData(48u, 0u, 10u, 1u)]
    [InlineData(48u, 1u, 181u, 1u)]
    [InlineData(uint.MaxValue, 1u, uint.MaxValue, 1u)]
    public void Read_ImpossiblePlace_IsNull(uint latitude, uint latitudeUnit, uint longitude, uint longitudeUnit)
    {
        var read = MetadataFiles.Read(
            Gps(new ExifBuilder(), (latitude, latitudeUnit), (0, 1), (0, 1), "N", (longitude, longitudeUnit), (0, 1), (0, 1), "E").Jpeg());

        Assert.Null(read.Latitude);
        Assert.Null(read.Longitude);
        Assert.Null(read.Altitude);
    }

    [Fact]
    public void Read_VoidGpsStatus_IsNoPlace() =>
        Assert.Null(MetadataFiles.Read(Gps(new ExifBuilder(), (48, 1), (0, 1), (0, 1), "N", (9, 1), (0, 1), (0, 1), "E").Gps(9, "V").Jpeg()).Latitude);

    [Fact]
    public void Read_HostileNumbers_AreNull()
    {
        var read = MetadataFiles.Read(new ExifBuilder()
            .Exif(ExposureTime, new[] { (1u, 0u) }).Exif(FNumber, new[] { (0u, 0u) }).Exif(Iso, ushort.MaxValue)
            .Exif(FocalLength, new[] { (uint.MaxValue, 1u) }).Exif(FocalLength35, (ushort)0).Main(0x4746, (ushort)6)
            .Jpeg());

        Assert.Equal((null, null, null), (read.ExposureTime, read.FNumber, read.Iso));
        Assert.Equal((null, null, null), (read.FocalLength, read.FocalLength35, read.Rating));
    }

    [Fact]
    public void Read_HostileStrings_AreCleanAndBounded()
    {
        var read = MetadataFiles.Read(new ExifBuilder()
            .Main(Make, "Ca\u0007non\0hidden").Main(Model, new string('x', 5_000)).Main(Software, " \t\r\n ")
            .Main(Description, string.Concat(Enumerable.Repeat("line\n", 5_000)))
            .Jpeg());

        Assert.Equal("Canon", read.CameraMake);
        Assert.Equal(MetadataText.MaxLine, read.CameraModel?.Length);
        Assert.Null(read.Software);
        Assert.InRange(read.Description!.Length, 9_990, MetadataText.MaxDescription);
    }

    [Fact]
    public void Read_LatinOneText_IsDecoded() =>
        Assert.Equal("Käse", MetadataFiles.Read(new ExifBuilder().Main(Description, new byte[] { 0x4B, 0xE4, 0x73, 0x65 }).Jpeg()).Description);

    [Fact]
    public void Read_FactoryDescription_IsNoDescription() =>
        Assert.Null(MetadataFiles.Read(new ExifBuilder().Main(Description, "OLYMPUS DIGITAL CAMERA         ").Jpeg()).Description);

    [Fact]
    public void Read_WindowsKeywordsAndRating_AreRead()
    {
        var read = MetadataFiles.Read(new ExifBuilder()
            .Main(XpKeywords, System.Text.Encoding.Unicode.GetBytes("sea;sun;sea\0")).Main(0x4749, (ushort)75).Jpeg());

        Assert.Equal(["sea", "sun"], read.Keywords);
        Assert.Equal(4, read.Rating);
    }

    [Fact]
    public void Read_LensSpecification_StandsInForTheName() =>
        Assert.Equal("18-55mm f/3.5-5.6", MetadataFiles.Read(new ExifBuilder()
            .Exif(LensSpecification, new[] { (18u, 1u), (55u, 1u), (35u, 10u), (56u, 10u) }).Exif(LensModel, "----").Jpeg()).Lens);

    private static ExifBuilder Gps(
        ExifBuilder exif,
        (uint, uint) latitude,
        (uint, uint) latitudeMinutes,
        (uint, uint) latitudeSeconds,
        string northSouth,
        (uint, uint) longitude,
        (uint, uint) longitudeMinutes,
        (uint, uint) longitudeSeconds,
        string eastWest) =>
        exif.Gps(1, northSouth).Gps(2, new[] { latitude, latitudeMinutes, latitudeSeconds })
            .Gps(3, eastWest).Gps(4, new[] { longitude, longitudeMinutes, longitudeSeconds })
            .Gps(5, new byte[] { 0 }).Gps(6, new[] { (100u, 1u) });
}
