using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bpp.Tests.Web.Browser;

/// <summary>The grid in a real browser: selecting, deciding, undoing, filtering, the loupe, search, two tabs, a server that restarts.</summary>
public sealed class GridTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    private const string Selected = "photo-grid [aria-selected=true]";

    [SkippableFact]
    public async Task Selecting_ByClickShiftControlAndKeyboard_SelectsThose()
    {
        await using var window = await site.OpenAsync();
        await window.GoToGridAsync();
        var tiles = window.Page.Locator(BrowserWindow.Tile);
        await tiles.Nth(0).ClickAsync(new LocatorClickOptions { Modifiers = [KeyboardModifier.Control] });
        await Expect(window.Page.Locator(Selected)).ToHaveCountAsync(1);
        await tiles.Nth(4).ClickAsync(new LocatorClickOptions { Modifiers = [KeyboardModifier.Shift] });
        await Expect(window.Page.Locator(Selected)).ToHaveCountAsync(5);
        await tiles.Nth(2).ClickAsync(new LocatorClickOptions { Modifiers = [KeyboardModifier.Control] });
        await Expect(window.Page.Locator(Selected)).ToHaveCountAsync(4);
        await window.Page.Keyboard.PressAsync("Escape");
        await Expect(window.Page.Locator(Selected)).ToHaveCountAsync(0);
        await window.Page.Keyboard.PressAsync("Control+a");
        await window.Page.Locator(Selected).Nth(5).WaitForAsync();
    }

    [SkippableFact]
    public async Task BatchDecision_ThenUndoInItsToast_LeavesNothing()
    {
        await using var window = await site.OpenAsync();
        await window.GoToGridAsync();
        var before = site.Web.Scalar<long>("select count(*) from photos where favourite");
        var tiles = window.Page.Locator(BrowserWindow.Tile);
        await tiles.Nth(0).ClickAsync(new LocatorClickOptions { Modifiers = [KeyboardModifier.Control] });
        await tiles.Nth(2).ClickAsync(new LocatorClickOptions { Modifiers = [KeyboardModifier.Shift] });
        await DecidedAsync(window, () => window.Page.Keyboard.PressAsync("f"));
        Assert.Equal(before + 3, site.Web.Scalar<long>("select count(*) from photos where favourite"));
        await window.Page.RunAndWaitForResponseAsync(
            () => window.Page.Locator("#toasts button", new PageLocatorOptions { HasTextString = "Undo" }).ClickAsync(), response => response.Url.EndsWith("/api/undo", StringComparison.Ordinal));
        Assert.Equal(before, site.Web.Scalar<long>("select count(*) from photos where favourite"));
    }

    [SkippableFact]
    public async Task Loupe_KeysOfCulling_DecideAndMoveOn()
    {
        await using var window = await site.OpenAsync();
        await window.GoToGridAsync();
        await window.Page.Locator(BrowserWindow.Tile).Nth(0).ClickAsync();
        await Expect(window.Page.Locator(".pswp.loupe")).ToBeVisibleAsync();
        await Expect(window.Page.Locator(".loupe-bar")).ToContainTextAsync("1 /");
        await window.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(window.Page.Locator(".loupe-bar")).ToContainTextAsync("2 /");
        await DecidedAsync(window, () => window.Page.Keyboard.PressAsync("5"));
        Assert.True(site.Web.Scalar<long>("select count(*) from photos where rating = 5") > 0);
        await DecidedAsync(window, () => window.Page.Keyboard.PressAsync("x"));
        await Expect(window.Page.Locator(".loupe-bar")).ToContainTextAsync("3 /");
        Assert.Equal(1, site.Web.Scalar<long>("select count(*) from overrides where state = 'exclude'"));
        await window.Page.Keyboard.PressAsync("Escape");
        await Expect(window.Page.Locator(".pswp.loupe")).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task Search_FromAnyPageByKey_ShowsItsPhotosAndGoesBack()
    {
        await using var window = await site.OpenAsync();
        await window.GoAsync("/calendar");
        await window.Page.Keyboard.PressAsync("/");
        await window.Page.Keyboard.TypeAsync("is:picked");
        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.WaitForURLAsync(address => address.Contains("/search?q=", StringComparison.Ordinal));
        await window.Page.GoBackAsync();
        await window.Page.WaitForURLAsync(address => address.EndsWith("/calendar", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task TwoTabs_DecisionInOne_ArrivesInTheOther()
    {
        await using var one = await site.OpenAsync();
        await using var other = await site.OpenAsync();
        await one.GoToGridAsync();
        await other.GoToGridAsync();
        var id = await one.Page.Locator(BrowserWindow.Tile).Nth(6).GetAttributeAsync("data-id");
        await one.Page.Locator($"photo-grid [data-id='{id}']").ClickAsync(new LocatorClickOptions { Modifiers = [KeyboardModifier.Control] });
        await DecidedAsync(one, () => one.Page.Keyboard.PressAsync("4"));
        await Expect(other.Page.Locator($"photo-grid [data-id='{id}'] .badge.stars")).ToHaveAttributeAsync("data-text", "★★★★");
    }

    [SkippableFact]
    public async Task ServerRestarted_UnderAnOpenPage_DecidesOn()
    {
        await using var window = await site.OpenAsync();
        await window.GoToGridAsync();
        await site.Web.RestartAsync();
        var id = await window.Page.Locator(BrowserWindow.Tile).Nth(8).GetAttributeAsync("data-id");
        await window.Page.Locator($"photo-grid [data-id='{id}']").ClickAsync(new LocatorClickOptions { Modifiers = [KeyboardModifier.Control] });
        await DecidedAsync(window, () => window.Page.Keyboard.PressAsync("3"));
        Assert.Equal((sbyte)3, site.Web.Scalar<sbyte>("select rating from photos where photo_id = $1", long.Parse(id!, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [SkippableFact]
    public async Task Names_ThatAreMarkup_AreTextEverywhere()
    {
        await using var window = await site.OpenAsync();
        var asked = false;
        window.Page.Dialog += (_, dialog) =>
        {
            asked = true;
            _ = dialog.DismissAsync();
        };
        foreach (var id in site.Web.Query("select photo_id from photos where path like 'names/%'", row => row.GetInt64(0)))
            await window.GoAsync($"/photo/{id}");
        await window.GoToGridAsync();
        Assert.False(asked);
        Assert.Empty(window.Errors);
    }

    private static Task<IResponse> DecidedAsync(BrowserWindow window, Func<Task> act) =>
        window.Page.RunAndWaitForResponseAsync(act, response => response.Url.EndsWith("/api/decide", StringComparison.Ordinal) && response.Ok);
}
