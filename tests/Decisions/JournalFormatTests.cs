using Bpp.Engine.Cli;
using Bpp.Engine.Library;
using Bpp.Tests.Recovery;

namespace Bpp.Tests.Decisions;

public sealed class JournalFormatTests : IDisposable
{
    private readonly RecoveryLibrary _library = new(photos: 0);

    public void Dispose() => _library.Dispose();

    [Fact]
    public void Append_FirstDecision_BeginsWithTheFormat()
    {
        _library.Decide("4");
        Assert.Equal("""{"format":"bpp-decisions","version":1}""", File.ReadLines(_library.JournalPath).First());
    }

    [Fact]
    public void Open_JournalOfANewerVersion_IsRefusedByName()
    {
        _library.Decide("4");
        File.AppendAllText(_library.JournalPath, """{"format":"bpp-decisions","version":2}""" + "\n");
        var error = Assert.Throws<UserException>(_library.Open);
        Assert.Contains(_library.JournalPath, error.Message, StringComparison.Ordinal);
        Assert.Contains("version 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_GarbledLineInTheMiddle_IsReportedAndTheRestIsRead()
    {
        _library.Decide("4");
        _library.Decide("5");
        var lines = File.ReadAllLines(_library.JournalPath);
        lines[1] = lines[1][..20] + '\0' + lines[1][25..];
        File.WriteAllLines(_library.JournalPath, lines);
        using (var database = _library.Open())
            Assert.Contains("line 2 cannot be read", Assert.Single(LibraryCheck.Rows(database)), StringComparison.Ordinal);
        Assert.Equal(5, _library.MaxPerDay());
    }

    [Theory]
    [InlineData("""{"id":"torn","at":"2024""")]
    [InlineData("\0\0\0\0\0\0\0\0")]
    public void Append_AfterATornLine_TakesItsPlace(string torn)
    {
        _library.Decide("4");
        var length = new FileInfo(_library.JournalPath).Length;
        File.AppendAllText(_library.JournalPath, torn);
        using (var database = _library.Open())
            Assert.Empty(LibraryCheck.Rows(database));
        _library.Decide("5");
        Assert.DoesNotContain(torn, File.ReadAllText(_library.JournalPath), StringComparison.Ordinal);
        Assert.True(new FileInfo(_library.JournalPath).Length > length);
        using var again = _library.Open();
        Assert.Empty(LibraryCheck.Rows(again));
    }

    [Fact]
    public void Append_AfterALineWithoutItsEnd_KeepsIt()
    {
        _library.Decide("4");
        File.WriteAllText(_library.JournalPath, File.ReadAllText(_library.JournalPath).TrimEnd('\n'));
        _library.Decide("5");
        Assert.Equal(3, File.ReadLines(_library.JournalPath).Count());
        Assert.Equal(2, _library.Decisions().Count);
    }
}
