using System.Text.Json;
using Bpp.Engine.Cli;
using Bpp.Engine.Models;
using Bpp.Tests.Models;
using Bpp.Tests.Support;

namespace Bpp.Tests.Cli;

public sealed class ModelCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task List_DefaultPack_StarsWhatIsAtWork()
    {
        var (code, output, _) = await Bpp("model", "list");

        Assert.Equal(ExitCode.Ok, code);
        Assert.Matches(@"(?m)^  \* fr_detect +default +1\.2 MB  installed +MIT$", output);
        Assert.Matches(@"(?m)^    yunet_n +recommended +0\.3 MB  not installed +Apache-2\.0$", output);
    }

    [Fact]
    public async Task Json_OfListAndVerify_HasTheApprovedShape()
    {
        Approved.Matches("json-model-list", Approved.ShapeOf((await Bpp("model", "list", "--json")).Output));
        Approved.Matches("json-model-verify", Approved.ShapeOf((await Bpp("model", "verify", "fr_eye", "--json")).Output));
    }

    [Fact]
    public async Task Show_Model_NamesLicenceHashAndRisks()
    {
        var (code, output, _) = await Bpp("model", "show", "fr_feature");

        Assert.Equal(ExitCode.Ok, code);
        Assert.Contains("87aacdfe57510db2af90c0251df680e8eec88f122ee94712121d09bcaaaf3581", output, StringComparison.Ordinal);
        Assert.Contains("says nothing about the data it was trained on", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_UnknownModel_NamesTheNearest()
    {
        var (code, _, error) = await Bpp("model", "show", "yunet_m");

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("yunet_n", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddVerifyRemove_OwnModel_GoesThereAndBack()
    {
        await File.WriteAllBytesAsync(_folder["eyes.onnx"], ModelFiles.AnotherEyeModel());

        var (added, listed, _) = await Bpp("model", "add", _folder["eyes.onnx"], "--role", "eye-state", "--licence", "MIT", "--json");
        Assert.Equal(ExitCode.Ok, added);
        using (var json = JsonDocument.Parse(listed))
            Assert.True(json.RootElement[0].GetProperty("active").GetBoolean());

        await File.WriteAllBytesAsync(_folder["user/own-eyes.onnx"], ModelFiles.AnotherEyeModel('y'));
        var (verified, report, _) = await Bpp("model", "verify");
        Assert.Equal(ExitCode.Failure, verified);
        Assert.Matches(@"(?m)^FAIL  eyes .*own-eyes\.onnx is not the file", report);
        Assert.Matches(@"(?m)^ok    fr_eye ", report);

        Assert.Equal(ExitCode.Ok, (await Bpp("model", "remove", "eyes")).Code);
        Assert.False(File.Exists(_folder["user/own-eyes.onnx"]));
        Assert.Equal(ExitCode.Ok, (await Bpp("model", "verify")).Code);
    }

    [Theory]
    [InlineData("--role", "eyes", "--role must be one of face_detector")]
    [InlineData("--licence-class", "free", "--licence-class must be one of permissive")]
    public async Task Add_UnknownWord_ListsWhatThereIs(string option, string value, string expected)
    {
        var (code, _, error) = await Bpp("model", "add", _folder["eyes.onnx"], option, value);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Install_Offline_FailsAndSaysWhatToDo()
    {
        var (code, _, error) = await Bpp("model", "install", "recommended");

        Assert.Equal(ExitCode.Failure, code);
        Assert.Contains("fetch https://", error, StringComparison.Ordinal);
        Assert.DoesNotContain("mediapipe_face_mesh", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UseFor_Commercial_BlocksResearchOnly()
    {
        Assert.Equal(ExitCode.Ok, (await Bpp("model", "use-for", "commercial")).Code);

        var (code, _, error) = await Bpp("model", "install", "w600k_mbf", "--accept-licence");

        Assert.Equal(ExitCode.Failure, code);
        Assert.Contains("set to commercial use", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_TamperedModel_FailsAndNamesIt()
    {
        await File.WriteAllBytesAsync(_folder["fr_eye.onnx"], ModelFiles.AnotherEyeModel());

        var (code, output, _) = await Bpp("doctor", "--library", _folder["lib"]);

        Assert.Equal(ExitCode.Failure, code);
        Assert.Matches(@"(?m)^ok    face_detector +fr_detect \(default\), hash right, runs$", output);
        Assert.Matches(@"(?m)^FAIL  eye_state +.*fr_eye\.onnx is not the file of model 'fr_eye'", output);
        Assert.Matches(@"(?m)^none  animal_detector +no model, so .* \(bpp model install yolox_nano\)$", output);
    }

    private async Task<(int Code, string Output, string Error)> Bpp(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var offline = new Offline();
        var environment = new CommandEnvironment(output, error, TimeProvider.System, IsTerminal: false)
        {
            Models = new ModelStoreOptions { OverrideFolder = _folder.Path, UserFolder = _folder["user"] },
            Network = offline,
        };
        var code = await BppCommandLine.RunAsync(args, environment);
        return (code, output.ToString(), error.ToString());
    }
}
