using static Microsoft.Playwright.Assertions;

namespace Bpp.Tests.Web.Browser;

/// <summary>Videos among the photos: told apart in the grid, played in the loupe, and said of where a browser cannot.</summary>
public sealed class VideoFlowTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    [SkippableFact]
    public async Task Video_InGridAndLoupe_ShowsItsPictureAndPlays()
    {
        await using var window = await site.OpenAsync();
        await window.GoAsync("/settings");
        await AddAsync("played.webm", -8, 'e', Convert.FromBase64String(await window.Page.EvaluateAsync<string>(Films.HalfASecond)));
        await window.GoToGridAsync("/photos?filter=videos&sort=name");
        var tile = window.Page.Locator($"{BrowserWindow.Tile}[data-id='-8']");
        await Expect(tile.Locator(".film-still.seen")).ToHaveCountAsync(1);
        await tile.ClickAsync();
        var player = window.Page.Locator(".film video");
        await Expect(player).ToBeVisibleAsync(); // it once had no width
        await window.Page.WaitForFunctionAsync("() => { const box = document.querySelector('.film video').getBoundingClientRect(); return box.width > 300 && box.height > 300 && box.bottom <= innerHeight; }");
        await window.Page.Keyboard.PressAsync("l");
        await window.Page.WaitForFunctionAsync("() => document.querySelector('.film video').currentTime > 0");
        await Expect(window.Page.Locator(".loupe-panel")).Not.ToContainTextAsync("0 × 0");
        Assert.Empty(window.Errors);
        Assert.Empty(await window.ViolationsAsync());
    }

    [SkippableFact]
    public async Task Video_ThatTheBrowserCannotPlay_IsOfferedAsAFile()
    {
        await using var window = await site.OpenAsync();
        await AddAsync("broken.webm", -9, 'd', [1, 2, 3, 4]);
        await window.GoToGridAsync("/photos?filter=videos&sort=name");
        var tile = window.Page.Locator($"{BrowserWindow.Tile}[data-id='-9']");
        await Expect(tile.Locator(".film-still .icon")).ToBeVisibleAsync();
        await tile.ClickAsync();
        await Expect(window.Page.Locator(".film-problem")).ToContainTextAsync("cannot play");
        await Expect(window.Page.Locator(".film-problem a")).ToHaveAttributeAsync("href", $"/media/{new string('d', 64)}/original");
    }

    private async Task AddAsync(string name, long id, char hash, byte[] content)
    {
        await File.WriteAllBytesAsync(Path.Combine(site.Web.Photos, name), content);
        var sha256 = new string(hash, 64);
        site.Web.Scalar<long>("insert into facts.photos by name select * replace ($2 as photo_id, $1 as sha256, $3 as path, 'video' as format, 0 as width, 0 as height) from facts.photos order by photo_id limit 1", sha256, id, name);
        site.Web.Scalar<long>("insert into facts.files by name select * replace ($2 as path, $1 as sha256) from facts.files order by path limit 1", sha256, name);
        site.Web.Library.Touch();
    }
}
