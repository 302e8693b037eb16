using Bpp.Tests.Web.Support;

namespace Bpp.Tests.Web.Browser;

/// <summary>A server over the sample library and windows of a real browser on it; one for each test class.</summary>
public sealed class BrowserSite : IAsyncLifetime, IDisposable
{
    private readonly WebFixture _web = new();

    internal WebFixture Web => _web;

    public async Task InitializeAsync()
    {
        if (Chromium.Missing is null)
            await _web.InitializeAsync();
    }

    public Task DisposeAsync() => Chromium.Missing is null ? _web.DisposeAsync() : Task.CompletedTask;

    public void Dispose() => _web.Dispose();

    /// <summary>A window of its own: cookies, size, theme.</summary>
    /// <param name="dark">Which theme the system has.</param>
    /// <param name="width">CSS pixels; 390 is a phone.</param>
    /// <param name="height">CSS pixels.</param>
    /// <exception cref="SkipException">There is no browser.</exception>
    internal Task<BrowserWindow> OpenAsync(bool dark = false, int width = 1280, int height = 800)
    {
        Skip.If(Chromium.Missing is not null, Chromium.Missing);
        return BrowserWindow.OpenAsync(_web.Address, dark, width, height);
    }
}
