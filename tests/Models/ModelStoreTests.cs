using Bpp.Engine.Models;
using Bpp.Tests.Support;

namespace Bpp.Tests.Models;

public sealed class ModelStoreTests
{
    /// <summary>Every recipe with a model in the default pack.</summary>
    public static TheoryData<string> DefaultModels => [.. ModelRegistry.BuiltIn.Models.Where(entry => entry.Pack == ModelPack.Default).Select(entry => entry.Id)];

    [Theory]
    [MemberData(nameof(DefaultModels))]
    public void Load_DefaultPack_RunsInTheShapesOfItsRecipe(string id)
    {
        using var store = ModelStore.Open(new ModelStoreOptions());
        var model = store.Load(store.Find(id)!);

        using var outputs = model.Run(new float[model.Recipe.Input.Aggregate((a, b) => a * b)], [.. model.Recipe.Input.Select(side => (long)side)]);

        Assert.Equal(model.Recipe.Outputs.Select(output => output.Length), Enumerable.Range(0, outputs.Count).Select(i => (int?)outputs[i].Length));
    }

    [Theory]
    [InlineData(ModelRole.FaceDetector, "fr_detect")]
    [InlineData(ModelRole.FaceLandmarks, "fr_landmark")]
    [InlineData(ModelRole.FaceEmbedder, "fr_feature")]
    [InlineData(ModelRole.EyeState, "fr_eye")]
    [InlineData(ModelRole.HeadPose, "fr_pose")]
    [InlineData(ModelRole.AnimalDetector, null)]
    public void Active_DefaultPackAlone_IsItsModelOrNone(ModelRole role, string? expected)
    {
        using var store = ModelStore.Open(new ModelStoreOptions());

        Assert.Equal(expected, store.Active(role)?.Id);
    }

    [Fact]
    public void Active_Recipe_TellsTheTwoVerifiersApart()
    {
        using var store = ModelStore.Open(new ModelStoreOptions());

        Assert.Equal("blazeface_back_256", store.Active(ModelRole.FaceVerifier, "blazeface_256")?.Id);
    }

    [Fact]
    public void Load_Twice_SharesOneModel()
    {
        using var store = ModelStore.Open(new ModelStoreOptions());
        var eyes = store.Active(ModelRole.EyeState)!;

        Assert.Same(store.Load(eyes), store.Load(eyes));
    }

    [Fact]
    public void Load_TamperedFile_NamesFileBothHashesAndRemedy()
    {
        using var folder = new TempFolder();
        var path = Copy(folder, "fr_eye.onnx", bytes => bytes[^1] ^= 1);

        var message = FailToLoad("fr_eye", folder);

        Assert.Contains(path, message, StringComparison.Ordinal);
        Assert.Contains("expected 1afcea006abc1ccac3c517022abde0aa092bed74ff3c9fe6878483ef9e6e38de", message, StringComparison.Ordinal);
        Assert.Matches("its SHA-256 is [0-9a-f]{64} ", message);
        Assert.Contains("Build or install Bpp again", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OtherModelUnderTheName_IsRefusedByHash()
    {
        using var folder = new TempFolder();
        File.Copy(ModelFiles.Default("fr_landmark.onnx"), folder["fr_eye.onnx"]);

        Assert.Contains("f10b0ba1d2a8a099adefede1ebf3733e44fe370715e7303dbeb7f59c02142258", FailToLoad("fr_eye", folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NotInstalled_SaysHowToGetIt()
    {
        using var store = ModelStore.Open(new ModelStoreOptions());

        var exception = Assert.Throws<ModelException>(() => store.Load(store.Find("yunet_n")!));

        Assert.Contains("bpp model install yunet_n", exception.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public void Active_RecommendedInOverrideFolder_WinsOverDefault()
    {
        using var store = ModelStore.Open(new ModelStoreOptions { OverrideFolder = EvalData.Models });

        Assert.Equal("yunet_n", store.Active(ModelRole.FaceDetector)?.Id);
        Assert.Equal("mobilefacenet_foamliu", store.Active(ModelRole.FaceEmbedder)?.Id);
        Assert.Equal("fr_eye", store.Active(ModelRole.EyeState)?.Id);
    }

    [SkippableTheory]
    [InlineData("yunet_n", 320, 640)]
    [InlineData("yunet_2026may", 320, 640)]
    [InlineData("yunet_2023mar", 640, 640)]
    [InlineData("mobilefacenet_foamliu", 112, 112)]
    [InlineData("mediapipe_face_mesh", 256, 3)]
    [InlineData("mediapipe_blendshapes", 0, 0)]
    [InlineData("yolox_nano", 416, 416)]
    public void Load_RecommendedPack_Runs(string id, int height, int width)
    {
        using var store = ModelStore.Open(new ModelStoreOptions { OverrideFolder = EvalData.Models });
        var model = store.Load(store.Find(id)!);
        long[] shape = id == "mediapipe_blendshapes" ? [1, 146, 2] : id == "mediapipe_face_mesh" ? [1, 256, 256, 3] : [1, 3, height, width];

        using var outputs = model.Run(new float[shape.Aggregate((a, b) => a * b) + 5], shape);

        Assert.Equal(model.Recipe.Outputs.Count, outputs.Count);
        Assert.All(Enumerable.Range(0, outputs.Count), i => Assert.NotEqual(0, outputs[i].Length));
    }

    private static string Copy(TempFolder folder, string name, Action<byte[]> change)
    {
        var bytes = File.ReadAllBytes(ModelFiles.Default(name));
        change(bytes);
        File.WriteAllBytes(folder[name], bytes);
        return folder[name];
    }

    private static string FailToLoad(string id, TempFolder folder)
    {
        using var store = ModelStore.Open(new ModelStoreOptions { OverrideFolder = folder.Path });
        return Assert.Throws<ModelException>(() => store.Load(store.Find(id)!)).Message;
    }
}
