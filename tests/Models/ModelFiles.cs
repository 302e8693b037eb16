namespace Bpp.Tests.Models;

/// <summary>Model files for tests.</summary>
internal static class ModelFiles
{
    /// <summary>A file of the default pack.</summary>
    public static string Default(string name) => Path.Combine(AppContext.BaseDirectory, "models", name);

    /// <summary>An eye model with the same weights and another hash: it got a doc string.</summary>
    public static byte[] AnotherEyeModel(char mark = 'x') => [.. File.ReadAllBytes(Default("fr_eye.onnx")), 0x32, 1, (byte)mark];
}
