using Bpp.Engine.Cli;
using Bpp.Engine.Library;
using Bpp.Engine.Models;
using Bpp.Tests.Support;

namespace Bpp.Tests.Cli;

public sealed class DoctorTests
{
    [Fact]
    public void Examine_ThisMachine_DecodesASampleOfEveryFormat()
    {
        using var folder = new TempFolder();

        var findings = Doctor.Examine(new LibraryFolder(folder["none"]), new ModelStoreOptions());

        Assert.All(
            ["jpeg", "png", "webp", "tiff", "gif", "avif", "heic", "raw"],
            format => Assert.Contains(new DoctorFinding(format, true, false, "decoded a sample"), findings));
    }
}
