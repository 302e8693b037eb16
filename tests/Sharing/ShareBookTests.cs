using Bpp.Engine.Cli;
using Bpp.Engine.Sharing;

namespace Bpp.Tests.Sharing;

public sealed class ShareBookTests : IDisposable
{
    private readonly OwnBook _own = new();

    private ShareBook Book => _own.Book;

    public void Dispose() => _own.Dispose();

    [Fact]
    public void Request_NotAnsweredInTime_IsGone()
    {
        var (device, key) = Book.Request("phone", "10.0.0.2", "x")!.Value;
        Assert.Equal(device, Book.Find(key));
        _own.Time.Advance(ShareBook.PendingLife + TimeSpan.FromSeconds(1));
        Assert.Null(Book.Find(key));
        Assert.Empty(Book.Devices);
        Assert.Throws<UserException>(() => Book.Approve(device.Id, DeviceGrant.ViewAll));
    }

    [Fact]
    public void Approve_UnknownDevice_SaysWhereTheyAre() =>
        Assert.Contains("bpp share devices", Assert.Throws<UserException>(() => Book.Approve("none", DeviceGrant.ViewAll)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0)]
    [InlineData(70000)]
    public void Set_PortOutOfRange_Refuses(int port) =>
        Assert.Contains("1 to 65535", Assert.Throws<UserException>(() => Book.Set(new ShareSettings(true, port, true))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("http://photos.example")]
    [InlineData("photos.example/path")]
    [InlineData("a b")]
    [InlineData("")]
    public void Set_NameThatIsNone_Refuses(string name) =>
        Assert.Contains("host name", Assert.Throws<UserException>(() => Book.Set(ShareSettings.Off with { Names = [name] })).Message, StringComparison.Ordinal);

    [Fact]
    public void Set_AddressOfAnotherMachine_Refuses() =>
        Assert.Contains("no address of this machine", Assert.Throws<UserException>(() => Book.Set(ShareSettings.Off with { Addresses = ["8.8.8.8"] })).Message, StringComparison.Ordinal);

    [Fact]
    public void Set_Off_EndsOpenLinks()
    {
        var code = Book.Codes.Issue();
        Book.Set(ShareSettings.Off);
        Assert.False(Book.Codes.Redeem(code));
    }

    [Fact]
    public void Files_AreForThisUserOnly()
    {
        Book.Request("phone", "10.0.0.2", "x");
        Book.Log.Add("phone", "10.0.0.2", AccessKind.Asked);
        using var certificate = ShareCertificate.LoadOrMake(Book.Folder, _own.Time);
        foreach (var file in Directory.EnumerateFiles(Book.Folder).Append(Book.Folder))
        {
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(file) & (UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite));
        }

        Assert.Equal(3, Directory.EnumerateFiles(Book.Folder).Count());
    }

    [Fact]
    public void Certificate_AboutToEnd_IsMadeAnew()
    {
        using var first = ShareCertificate.LoadOrMake(Book.Folder, _own.Time);
        using var same = ShareCertificate.LoadOrMake(Book.Folder, _own.Time);
        Assert.Equal(ShareCertificate.FingerprintOf(first), ShareCertificate.FingerprintOf(same));
        _own.Time.Advance(TimeSpan.FromDays(365 * 6));
        using var later = ShareCertificate.LoadOrMake(Book.Folder, _own.Time);
        Assert.NotEqual(ShareCertificate.FingerprintOf(first), ShareCertificate.FingerprintOf(later));
    }

    [Fact]
    public void Certificate_Damaged_NamesTheFile()
    {
        Directory.CreateDirectory(Book.Folder);
        var path = Path.Combine(Book.Folder, "certificate.pfx");
        File.WriteAllText(path, "no certificate");
        Assert.Contains(path, Assert.Throws<UserException>(() => ShareCertificate.LoadOrMake(Book.Folder, _own.Time)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Log_TheSameAgain_IsCountedForTenMinutes()
    {
        Assert.True(Book.Log.Add("phone", "10.0.0.2", AccessKind.Looked));
        Assert.False(Book.Log.Add("phone", "10.0.0.2", AccessKind.Looked));
        Assert.True(Book.Log.Add("phone", "10.0.0.3", AccessKind.Looked));
        _own.Time.Advance(TimeSpan.FromMinutes(10));
        Assert.True(Book.Log.Add("phone", "10.0.0.2", AccessKind.Looked));
        Assert.Equal([1, 1, 2], Book.Log.Entries.Select(entry => entry.Times));
    }

    [Fact]
    public void Log_ManyEntries_StaysSmall()
    {
        for (var i = 0; i < 300; i++)
            Book.Log.Add($"d{i}", "10.0.0.2", AccessKind.Looked);
        Assert.Equal(100, Book.Log.Entries.Count);
        Assert.Equal("d299", Book.Log.Entries[0].Who);
    }

    [Fact]
    public void Words_OfAKey_AreEasyToSay() =>
        Assert.Matches("^([bdfghjklmnprstvz][aiou][bdfghjklmnprstvz][aiou][bdfghjklmnprstvz]-?){4}$", Book.Request("phone", "10.0.0.2", "x")!.Value.Device.Words);
}
