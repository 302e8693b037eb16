using Bpp.Engine.Storage;

namespace Bpp.Tests.Support;

/// <summary>A folder of its own for one test, gone when the test is.</summary>
public sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("bpp-test-").FullName;

    /// <summary>Absolute path of a name below the folder.</summary>
    public string this[string relativePath] => System.IO.Path.Combine(Path, relativePath);

    public void Dispose() => DerivedFiles.DeleteFolder(Path);
}
