using System.Text;
using Bpp.Engine.Export;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Bpp.Tests.Export;

public sealed class FileNamesTests
{
    private static readonly string[] Nasty =
    [
        "..", ".", "", " ", "/", "\\", "../../etc/passwd", "..\\..\\boot.ini", "C:\\x.jpg", "a/b.jpg", "CON", "con.jpg", "nul.tar.gz", "a. ", "a...",
        "x\0y.jpg", "\u202egpj.exe", "😀👨‍👩‍👧.jpg", "\ud800.jpg", "名前.jpg", new string('é', 300) + ".jpg", "a." + new string('b', 300), "photo.jpg", "PHOTO.JPG", ".hidden", "a\r\nb.png",
    ];

    public static Arbitrary<string> Names() => Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Where(text => text is not null),
        Gen.Elements(Nasty),
        from head in Gen.Elements(Nasty) from tail in Gen.Elements(Nasty) select head + tail).ToArbitrary();

    [Property(Arbitrary = [typeof(FileNamesTests)], MaxTest = 500)]
    public bool Allocate_AnyNames_AreSafeAndUnique(string[] originals)
    {
        var names = new FileNames(reserve: 8);
        var allocated = originals.Select(original => names.Allocate("", original)).ToList();
        return allocated.All(IsSafe) && allocated.All(name => Encoding.UTF8.GetByteCount(name) <= FileNames.MaxBytes - 8)
            && allocated.Distinct(StringComparer.OrdinalIgnoreCase).Count() == allocated.Count;
    }

    [Property(Arbitrary = [typeof(FileNamesTests)], MaxTest = 300)]
    public bool Alternative_AnyName_StaysSafeAndDiffers(string original)
    {
        var name = new FileNames(reserve: 8).Allocate("001_", original);
        var second = FileNames.Alternative(name, 2);
        return IsSafe(second) && second != name;
    }

    [Theory]
    [InlineData("IMG_1.HEIC", ".jpg", "001_IMG_1.jpg")]
    [InlineData("a/b.jpg", null, "001_a_b.jpg")]
    [InlineData("holiday", null, "001_holiday")]
    [InlineData("..", null, "001_photo")]
    [InlineData("Straße 😀.jpeg", null, "001_Straße 😀.jpeg")]
    public void Allocate_Name_KeepsWhatItCan(string original, string? extension, string expected) =>
        Assert.Equal(expected, new FileNames().Allocate("001_", original, extension));

    [Fact]
    public void Allocate_LongName_KeepsItsExtension()
    {
        var name = new FileNames(reserve: 8).Allocate("001_", new string('ß', 400) + ".jpeg");
        Assert.EndsWith("ß.jpeg", name);
        Assert.InRange(Encoding.UTF8.GetByteCount(name), 240, FileNames.MaxBytes - 8);
    }

    [Fact]
    public void Allocate_SameName_CountsUp()
    {
        var names = new FileNames();
        Assert.Equal(["a.jpg", "A_2.jpg", "a_3.jpg"], new[] { "a.jpg", "A.jpg", "a.jpg" }.Select(name => names.Allocate("", name)));
    }

    private static bool IsSafe(string name) =>
        name.Length > 0
        && name is not ("." or "..")
        && name.IndexOfAny(['/', '\\', ':', '*', '?', '"', '<', '>', '|', '\0']) < 0
        && !name.Any(char.IsControl)
        && !name.EndsWith('.') && !name.EndsWith(' ')
        && Path.GetFullPath(Path.Combine("/out/selected", name)).StartsWith("/out/selected/", StringComparison.Ordinal)
        && name.Split('.')[0].Trim().ToUpperInvariant() is not ("CON" or "NUL" or "PRN" or "AUX" or "COM1" or "LPT1");
}
