using System.Security.Cryptography;
using Bpp.Engine.Models;
using Bpp.Tests.Support;

namespace Bpp.Tests.Models;

public sealed class ModelDownloadTests : IDisposable
{
    private static readonly byte[] Body = [.. Enumerable.Range(0, 200_000).Select(i => (byte)(i * 31))];

    private readonly TempFolder _folder = new();
    private readonly StubServer _server = new();

    private ModelShelf Shelf => new(new ModelStoreOptions { UserFolder = _folder["user"] }, TimeProvider.System);

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Install_RightFile_IsInPlace()
    {
        _server.Answer = _ => (200, Body);

        await Install(Entry("https://models.test/a.onnx"));

        Assert.Equal(Body, await File.ReadAllBytesAsync(_folder["user/a.onnx"]));
        Assert.Equal(["/a.onnx"], _server.Asked);
    }

    [Fact]
    public async Task Install_FirstAddressGone_TakesTheNext()
    {
        _server.Answer = path => path == "/gone" ? (404, []) : (200, Body);

        await Install(Entry("https://models.test/gone", "https://models.test/there"));

        Assert.True(File.Exists(_folder["user/a.onnx"]));
    }

    [Fact]
    public async Task Install_OtherBytes_AreThrownAway()
    {
        byte[] wrong = [.. Body];
        wrong[7] ^= 1;
        _server.Answer = _ => (200, wrong);

        var message = await Refused(Entry("https://models.test/a.onnx"));

        Assert.Contains($"has SHA-256 {Convert.ToHexStringLower(SHA256.HashData(wrong))}", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Install_LargerThanItShouldBe_StopsBeforeItIsWritten()
    {
        _server.Answer = _ => (200, [.. Body, 1]);

        Assert.Contains("the file has 200001 bytes, expected 200000", await Refused(Entry("https://models.test/a.onnx")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Install_EndlessFile_StopsAtTheSize()
    {
        _server.Chunked = true;
        _server.Answer = _ => (200, [.. Body, .. Body, .. Body]);

        Assert.Contains("larger than the 200000 bytes", await Refused(Entry("https://models.test/a.onnx")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Install_CutShort_IsRefused()
    {
        _server.Chunked = true;
        _server.Answer = _ => (200, Body[..1000]);

        Assert.Contains("(1000 bytes)", await Refused(Entry("https://models.test/a.onnx")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Install_PlainHttp_IsNotEvenAsked()
    {
        Assert.Contains("only https", await Refused(Entry("http://models.test/a.onnx")), StringComparison.Ordinal);
        Assert.Empty(_server.Asked);
    }

    [Fact]
    public async Task Install_NoNetwork_SaysWhatToFetchByHand()
    {
        using var offline = new Offline();
        var entry = Entry("https://models.test/a.onnx");

        var message = (await Assert.ThrowsAsync<ModelException>(() => new ModelDownload(Shelf, offline).InstallAsync(entry, false, default))).Message;

        Assert.Contains($"fetch https://models.test/a.onnx on another machine (SHA-256 {entry.Sha256}), then bpp model add FILE", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Install_LicenceNotAccepted_AsksNobody()
    {
        _server.Answer = _ => (200, Body);
        var entry = Entry("https://models.test/a.onnx") with { LicenceClass = LicenceClass.ResearchOnly, Licence = "research only" };

        Assert.Contains("not accepted", await Refused(entry), StringComparison.Ordinal);
        Assert.Empty(_server.Asked);

        await new ModelDownload(Shelf, _server.Handler).InstallAsync(entry, acceptLicence: true, default);
        Assert.Contains("accepted_at", await File.ReadAllTextAsync(_folder["user/models.json"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr_eye", "comes with Bpp")]
    [InlineData("mediapipe_face_mesh", "no public address")]
    public async Task Install_NothingToDownload_SaysSo(string id, string expected) =>
        Assert.Contains(expected, await Refused(ModelRegistry.BuiltIn.Models.Single(entry => entry.Id == id)), StringComparison.Ordinal);

    private static ModelEntry Entry(params string[] sources) => new()
    {
        Id = "a",
        Role = ModelRole.EyeState,
        Pack = ModelPack.Recommended,
        File = "a.onnx",
        Bytes = Body.Length,
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(Body)),
        Licence = "MIT",
        LicenceClass = LicenceClass.Permissive,
        Author = "nobody",
        Sources = sources,
        Recipe = "eye_24",
    };

    private Task Install(ModelEntry entry) => new ModelDownload(Shelf, _server.Handler).InstallAsync(entry, acceptLicence: false, default);

    /// <summary>The message; nothing may be left in the folder.</summary>
    private async Task<string> Refused(ModelEntry entry)
    {
        var exception = await Assert.ThrowsAsync<ModelException>(() => Install(entry));
        Assert.False(Directory.Exists(_folder["user"]) && Directory.EnumerateFiles(_folder["user"]).Any());
        return exception.Message;
    }
}
