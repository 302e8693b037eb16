namespace Bpp.Tests.Web.Sharing;

/// <summary>A site of one test alone, for what would get in others' way: lock-outs, rotation, many requests.</summary>
internal sealed class OwnSite : IAsyncDisposable
{
    public ShareSite Site { get; } = new();

    public static async Task<OwnSite> StartAsync()
    {
        var own = new OwnSite();
        await own.Site.InitializeAsync();
        return own;
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        Site.Dispose();
    }
}
