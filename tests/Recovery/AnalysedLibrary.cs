namespace Bpp.Tests.Recovery;

/// <summary>A library of four analysed photos, made once for a class and copied by its tests.</summary>
public sealed class AnalysedLibrary : IAsyncLifetime
{
    private readonly RecoveryLibrary _library = new(photos: 4);

    public Task InitializeAsync() => _library.AnalyseAsync();

    public Task DisposeAsync()
    {
        _library.Dispose();
        return Task.CompletedTask;
    }

    /// <param name="root">Where; in a folder of its own by default.</param>
    internal RecoveryLibrary Copy(string? root = null) => _library.Copy(root);
}
