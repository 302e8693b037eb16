using Bpp.Engine.Models;

namespace Bpp.Tests.Models;

public sealed class ModelStoreOptionsTests
{
    [Fact]
    public void From_Environment_TakesFoldersUseAndProviders()
    {
        var options = From(("BPP_MODELS_DIR", "/m"), ("XDG_DATA_HOME", "/data"), ("BPP_USE", "Commercial"), ("BPP_ONNX_PROVIDERS", " cuda, cpu"));

        Assert.Equal("/m", options.OverrideFolder);
        Assert.Equal("/data/bpp/models", options.UserFolder);
        Assert.Equal(UseContext.Commercial, options.Use);
        Assert.Equal<string>(["cuda", "cpu"], [.. options.Providers]);
    }

    [Fact]
    public void From_EmptyEnvironment_HasItsDefaults()
    {
        var options = From(("XDG_DATA_HOME", "relative/is/ignored"), ("BPP_MODELS_DIR", ""));

        Assert.Null(options.OverrideFolder);
        Assert.EndsWith(".local/share/bpp/models", options.UserFolder, StringComparison.Ordinal);
        Assert.Null(options.Use);
        Assert.Empty(options.Providers);
    }

    [Theory]
    [InlineData("private")]
    [InlineData("2")]
    public void From_UnknownUse_IsRefused(string use) =>
        Assert.Contains(use, Assert.Throws<ModelException>(() => From(("BPP_USE", use))).Message, StringComparison.Ordinal);

    [Fact]
    public void Load_ProvidersThatAreNotThere_WarnOnceEachAndFallThrough()
    {
        var warnings = new List<string>();
        using var store = ModelStore.Open(From(("BPP_ONNX_PROVIDERS", "cuda,abacus,cpu,ignored")) with { UserFolder = null, Warn = warnings.Add });

        foreach (var role in new[] { ModelRole.EyeState, ModelRole.FaceLandmarks })
            store.Load(store.Active(role)!);

        Assert.Collection(
            warnings,
            warning => Assert.Contains("'cuda' of BPP_ONNX_PROVIDERS is not in this ONNX Runtime", warning, StringComparison.Ordinal),
            warning => Assert.Contains("'abacus' in BPP_ONNX_PROVIDERS is no provider", warning, StringComparison.Ordinal));
    }

    private static ModelStoreOptions From(params (string Name, string Value)[] variables) =>
        ModelStoreOptions.From(name => variables.FirstOrDefault(variable => variable.Name == name).Value);
}
