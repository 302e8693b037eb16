using Bpp.Engine.Cli;
using Bpp.Engine.Importing;
using Bpp.Engine.Importing.Sources;

namespace Bpp.Tests.Importing;

public sealed class ImportReporterTests
{
    [Fact]
    public void Line_MoreFailuresThanPhotosFound_DoesNotCallThemAPart()
    {
        var progress = new ImportProgress();
        progress.FoundPhoto();
        for (var entry = 0; entry < 7; entry++)
            progress.Failed(new ImportFailure($"evil.zip: ../{entry}.jpg", "outside"));
        Assert.Equal("imported 0 (0 B), known 0, failed 7; found 1", ImportReporter.Line(progress));
    }
}
