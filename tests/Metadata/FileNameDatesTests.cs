using System.Globalization;
using Bpp.Engine.Metadata;
using Bpp.Engine.Metadata.Dates;
using FsCheck.Xunit;

namespace Bpp.Tests.Metadata;

public sealed class FileNameDatesTests
{
    [Theory]
    [InlineData("IMG_20230714_153012.jpg", "2023-07-14T15:30:12", "Second")]
    [InlineData("IMG_20230714_153012~2.jpg", "2023-07-14T15:30:12", "Second")]
    [InlineData("20230714_153012.jpg", "2023-07-14T15:30:12", "Second")]
    [InlineData("20230714_153012(1).jpg", "2023-07-14T15:30:12", "Second")]
    [InlineData("20230714153012.jpg", "2023-07-14T15:30:12", "Second")]
    [InlineData("MVIMG_20180725_163423.jpg", "2018-07-25T16:34:23", "Second")]
    [InlineData("VID_20230714_153012.mp4", "2023-07-14T15:30:12", "Second")]
    [InlineData("IMG_20230714_153012345.jpg", "2023-07-14T15:30:12.345", "Subsecond")]
    [InlineData("IMG_20230714_153012_345.jpg", "2023-07-14T15:30:12.345", "Subsecond")]
    [InlineData("00100lrPORTRAIT_00100_BURST20190714153012345_COVER.jpg", "2019-07-14T15:30:12.345", "Subsecond")]
    [InlineData("2023-07-14 15.30.12.jpg", "2023-07-14T15:30:12", "Second")]
    [InlineData("2023-07-14 15.30.12-1.jpg", "2023-07-14T15:30:12", "Second")]
    [InlineData("Screenshot_20230714-153012_Chrome.jpg", "2023-07-14T15:30:12", "Second")]
    [InlineData("Screenshot_2023-07-14-15-30-12-345_com.app.jpg", "2023-07-14T15:30:12.345", "Subsecond")]
    [InlineData("Screen Shot 2023-07-14 at 3.30.12 PM.png", "2023-07-14T15:30:12", "Second")]
    [InlineData("Screenshot 2023-07-14 at 12.30.12\u202FAM.png", "2023-07-14T00:30:12", "Second")]
    [InlineData("Screenshot 2023-07-14 at 15.30.12.png", "2023-07-14T15:30:12", "Second")]
    [InlineData("Screenshot from 2023-07-14 15-30-12.png", "2023-07-14T15:30:12", "Second")]
    [InlineData("WhatsApp Image 2023-07-14 at 15.30.12.jpeg", "2023-07-14T15:30:12", "Second")]
    [InlineData("photo_2023-07-14_15-30-12.jpg", "2023-07-14T15:30:12", "Second")]
    [InlineData("signal-2023-07-14-153012.jpg", "2023-07-14T15:30:12", "Second")]
    [InlineData("signal-2023-07-14-15-30-12-345.jpg", "2023-07-14T15:30:12.345", "Subsecond")]
    [InlineData("IMG-20230714-WA0001.jpg", "2023-07-14", "Day")]
    [InlineData("holiday 2023.07.14.jpg", "2023-07-14", "Day")]
    [InlineData("20230714_997.jpg", "2023-07-14", "Day")]
    public void Read_KnownPattern_StatesTimeAndPrecision(string name, string local, string precision)
    {
        var read = FileNameDates.Read("/2001-01-01 00.00.00/" + name);

        Assert.Equal(
            new CaptureTime(DateTime.Parse(local, CultureInfo.InvariantCulture), null, DateSource.FileName, Enum.Parse<DatePrecision>(precision)),
            read);
    }

    [Fact]
    public void Read_PixelName_IsUtc()
    {
        var read = FileNameDates.Read("PXL_20230714_153012345.MP.jpg");

        Assert.Equal(new DateTime(2023, 7, 14, 15, 30, 12, 345), read?.Local);
        Assert.Equal(TimeSpan.Zero, read?.Offset);
    }

    [Theory]
    [InlineData("DSC_0042.jpg")]
    [InlineData("DSC01234.jpg")]
    [InlineData("IMG_1234.jpg")]
    [InlineData("120230714153012.jpg")]
    [InlineData("20230230_153012.jpg")]
    [InlineData("20231332.jpg")]
    [InlineData("18990714_153012.jpg")]
    [InlineData("550e8400-e29b-41d4-a716-446655440000.jpg")]
    [InlineData("1689345012345.jpg")]
    [InlineData("a.jpg")]
    public void Read_NoDate_IsNull(string name) => Assert.Null(FileNameDates.Read(name));

    [Property]
    public void Read_AnyName_NeverThrows(string? name) => FileNameDates.Read((name ?? "").Replace('\0', 'x'));
}
