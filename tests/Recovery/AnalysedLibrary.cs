namespace Bpp.Tests.Recovery;

/// <summary>A library of four analysed photos, made once for a class and copied by its tests.</summary>
public sealed class AnalysedLibrary : IAsyncLifetime, IDisposable
{
    private readonly RecoveryLibrary _library = new(photos: 4);

    public Task InitializeAsync() => _library.AnalyseAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _library.Dispose();

    /// <param name="root">Where; in a folder of its own by default.</param>
    internal RecoveryLibrary Copy(string? root = null) => _library.Copy(root);
}
