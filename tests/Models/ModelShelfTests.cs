using Bpp.Engine.Models;
using Bpp.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace Bpp.Tests.Models;

public sealed class ModelShelfTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TempFolder _folder = new();

    private ModelStoreOptions Options => new() { UserFolder = _folder["user"] };

    private string UserList => _folder["user/models.json"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Add_KnownBytesUnderAnyName_IsThatModel()
    {
        File.Copy(ModelFiles.Default("fr_eye.onnx"), _folder["download (1).bin"]);

        var entry = Shelf().Add(_folder["download (1).bin"], new OwnModel());

        Assert.Equal("fr_eye", entry.Id);
        using var store = ModelStore.Open(Options);
        Assert.Equal(_folder["user/fr_eye.onnx"], store.PathOf(entry));
    }

    [Fact]
    public void Add_OwnModel_DoesItsRoleAndIsRecordedWithItsHash()
    {
        var entry = AddEye("MIT");

        using var store = ModelStore.Open(Options);
        Assert.Equal("my_eyes", store.Active(ModelRole.EyeState)?.Id);
        Assert.Equal(entry, store.Find("my_eyes")! with { Sources = entry.Sources });
        using var outputs = store.Load(entry).Run(new float[576], [1, 1, 24, 24]);
        Assert.Equal(2, outputs[0].Length);
        Assert.Contains(entry.Sha256, File.ReadAllText(UserList), StringComparison.Ordinal);
    }

    [Fact]
    public void Add_OwnModelChangedAfterwards_IsNotLoaded()
    {
        var entry = AddEye("MIT");
        File.WriteAllBytes(_folder["user/own-my_eyes.onnx"], ModelFiles.AnotherEyeModel('y'));

        using var store = ModelStore.Open(Options);
        Assert.Contains($"expected {entry.Sha256}", Assert.Throws<ModelException>(() => store.Load(entry)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ModelRole.FaceLandmarks, "needed is float [1,1,64,64] -> float [1,136]")]
    [InlineData(ModelRole.FaceDetector, "other inputs or outputs than the recipe")]
    public void Add_WrongShape_SaysWhatItHasAndWhatIsNeeded(ModelRole role, string expected)
    {
        var message = Refused(ModelFiles.AnotherEyeModel(), new OwnModel { Role = role, Licence = "MIT" });

        Assert.Contains("it has input float [1,1,24,24] -> output float [1,2]", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Add_Truncated_IsRefused() =>
        Assert.Contains("is no ONNX model", Refused(ModelFiles.AnotherEyeModel()[..100_000], Eye("MIT")), StringComparison.Ordinal);

    [Fact]
    public void Add_Garbage_IsRefused() =>
        Assert.Contains("is no ONNX model", Refused("<html>404</html>"u8.ToArray(), Eye("MIT")), StringComparison.Ordinal);

    [Fact]
    public void Add_WeightsInOtherFiles_IsRefused() =>
        Assert.Contains("weights in other files", Refused([.. ModelFiles.AnotherEyeModel(), .. "\n\blocation\u0012\u0003/etc"u8], Eye("MIT")), StringComparison.Ordinal);

    [Fact]
    public void Add_UnknownFileWithoutRole_AsksForIt() =>
        Assert.Contains("--role", Refused(ModelFiles.AnotherEyeModel(), new OwnModel()), StringComparison.Ordinal);

    [Fact]
    public void Add_HalfDownloadedFileOfAKnownModel_IsToldByItsName()
    {
        File.WriteAllBytes(_folder["fr_eye.onnx"], File.ReadAllBytes(ModelFiles.Default("fr_eye.onnx"))[..1000]);

        var message = Assert.Throws<ModelException>(() => Shelf().Add(_folder["fr_eye.onnx"], new OwnModel())).Message;

        Assert.Contains("has the name of model 'fr_eye' but not its content", message, StringComparison.Ordinal);
        Assert.Contains("(1000 bytes)", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr_eye")]
    [InlineData("../eyes")]
    public void Add_NameThatIsTakenOrNoName_IsRefused(string id) =>
        Assert.Contains(id, Refused(ModelFiles.AnotherEyeModel(), Eye("MIT") with { Id = id }), StringComparison.Ordinal);

    [Theory]
    [InlineData("AGPL-3.0", LicenceClass.Copyleft)]
    [InlineData("CC-BY-NC-4.0", LicenceClass.ResearchOnly)]
    [InlineData(null, LicenceClass.ResearchOnly)]
    public void Add_LicenceToAccept_NeedsItsAcceptanceAndRecordsIt(string? licence, LicenceClass expected)
    {
        Assert.Contains("--accept-licence", Refused(ModelFiles.AnotherEyeModel(), Eye(licence)), StringComparison.Ordinal);

        var entry = AddEye(licence, accept: true);

        Assert.Equal(expected, entry.LicenceClass);
        Assert.Contains("\"accepted_at\": \"2026-03-01T12:00:00+00:00\"", File.ReadAllText(UserList), StringComparison.Ordinal);
        using var store = ModelStore.Open(Options);
        Assert.Equal("my_eyes", store.Active(ModelRole.EyeState)?.Id);
    }

    [Fact]
    public void Active_ResearchOnlyInCommercialUse_IsBlockedAndSaysWhy()
    {
        var entry = AddEye("research only", accept: true);
        Shelf().UseFor(UseContext.Commercial);

        using var store = ModelStore.Open(Options);
        Assert.Equal("fr_eye", store.Active(ModelRole.EyeState)?.Id);
        Assert.Contains("commercial", Assert.Throws<ModelException>(() => store.Load(entry)).Message, StringComparison.Ordinal);
        using var research = ModelStore.Open(Options with { Use = UseContext.Research });
        Assert.Equal("my_eyes", research.Active(ModelRole.EyeState)?.Id);
    }

    [Fact]
    public void Active_AcceptanceOfAnotherWording_DoesNotCount()
    {
        var entry = AddEye("GPL-2.0", accept: true);
        File.WriteAllText(UserList, File.ReadAllText(UserList).Replace("\"licence\": \"GPL-2.0\",\n      \"accepted_at\"", "\"licence\": \"MIT\",\n      \"accepted_at\"", StringComparison.Ordinal));

        using var store = ModelStore.Open(Options);
        Assert.Contains("not accepted", store.WhyBlocked(entry), StringComparison.Ordinal);
    }

    [Fact]
    public void Choose_Model_ComesBeforeTheUsersOwn()
    {
        AddEye("MIT");
        using var before = ModelStore.Open(Options);
        Shelf().Choose(before.Find("fr_eye")!);

        using var store = ModelStore.Open(Options);
        Assert.Equal("fr_eye", store.Active(ModelRole.EyeState)?.Id);
    }

    [Fact]
    public void Remove_OwnModel_LeavesNothingOfIt()
    {
        var entry = AddEye("GPL-3.0", accept: true);
        Shelf().Choose(entry);

        Shelf().Remove(entry);

        Assert.Equal(["models.json"], Directory.EnumerateFiles(_folder["user"]).Select(Path.GetFileName));
        Assert.DoesNotContain("my_eyes", File.ReadAllText(UserList), StringComparison.Ordinal);
    }

    [Fact]
    public void Remove_DefaultModel_IsLeftAlone()
    {
        using var store = ModelStore.Open(Options);

        var message = Assert.Throws<ModelException>(() => Shelf().Remove(store.Find("fr_eye")!)).Message;

        Assert.Contains("leaves it alone", message, StringComparison.Ordinal);
        Assert.True(File.Exists(ModelFiles.Default("fr_eye.onnx")));
    }

    [Theory]
    [InlineData("{ \"models\": [", "cannot be read")]
    [InlineData("{ \"models\": null }", "cannot be read")]
    [InlineData("{ \"use\": \"anything\" }", "cannot be read")]
    public void Open_DamagedList_NamesItAndTheRemedy(string json, string expected)
    {
        Directory.CreateDirectory(_folder["user"]);
        File.WriteAllText(UserList, json);

        var message = Assert.Throws<ModelException>(() => ModelStore.Open(Options)).Message;

        Assert.Contains(UserList, message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("own-my_eyes.onnx", "../../etc/passwd", "bare name")]
    [InlineData("\"recipe\": \"eye_24\"", "\"recipe\": \"landmarks_68\"", "recipe")]
    [InlineData("\"id\": \"my_eyes\"", "\"id\": \"fr_eye\"", "Bpp knows")]
    public void Open_ListThatPointsElsewhere_IsRefused(string written, string changed, string expected)
    {
        AddEye("MIT");
        File.WriteAllText(UserList, File.ReadAllText(UserList).Replace(written, changed, StringComparison.Ordinal));

        Assert.Contains(expected, Assert.Throws<ModelException>(() => ModelStore.Open(Options)).Message, StringComparison.Ordinal);
    }

    private static OwnModel Eye(string? licence) => new() { Role = ModelRole.EyeState, Id = "my_eyes", Licence = licence };

    private ModelShelf Shelf() => new(Options, new FakeTimeProvider(Now));

    private ModelEntry AddEye(string? licence, bool accept = false)
    {
        File.WriteAllBytes(_folder["eyes.onnx"], ModelFiles.AnotherEyeModel());
        return Shelf().Add(_folder["eyes.onnx"], Eye(licence) with { AcceptLicence = accept });
    }

    /// <summary>The message; whatever was refused must have left nothing behind.</summary>
    private string Refused(byte[] file, OwnModel about)
    {
        File.WriteAllBytes(_folder["eyes.onnx"], file);
        var message = Assert.Throws<ModelException>(() => Shelf().Add(_folder["eyes.onnx"], about)).Message;
        Assert.False(Directory.Exists(_folder["user"]));
        return message;
    }
}
