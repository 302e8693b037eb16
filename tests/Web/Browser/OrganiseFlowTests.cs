using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bpp.Tests.Web.Browser;

/// <summary>Tags, trash and albums, from the grid to their pages and back.</summary>
public sealed class OrganiseFlowTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    [SkippableFact]
    public async Task Tags_MadeRenamedMergedDeletedAndUndone_AreWhatWasSaid()
    {
        await using var window = await site.OpenAsync();
        await window.GoToGridAsync("/?sort=oldest");
        await TagAsync(window, 0, "Seaside");
        await TagAsync(window, 1, "beech");
        await window.GoAsync("/tags");
        var rows = window.Page.Locator(".tag-row");
        var before = await rows.CountAsync();
        await RenameAsync(window, "beech", "beach");
        await Expect(Row(window, "beach")).ToHaveCountAsync(1);
        await Expect(Row(window, "beech")).ToHaveCountAsync(0);
        await RenameAsync(window, "seaside", "beach");
        await Expect(rows).ToHaveCountAsync(before - 1);
        await Expect(Row(window, "beach").Locator(".count")).ToHaveTextAsync("2");
        await Expect(window.Page.Locator(".view-head p")).ToHaveTextAsync($"{before - 1} {(before == 2 ? "tag" : "tags")}");
        await window.DoneAsync("/api/tags/delete", () => Row(window, "beach").Locator("[data-act=delete]").ClickAsync());
        await Expect(Row(window, "beach")).ToHaveCountAsync(0);
        Assert.Equal(0, Tagged("beach"));
        await window.PressAsync("z", "/api/undo");
        await Expect(Row(window, "beach").Locator(".count")).ToHaveTextAsync("2");
        Assert.Equal(2, Tagged("beach"));
        await window.Page.Locator("#find-tag").FillAsync("BEA");
        await Expect(Row(window, "beach")).ToBeVisibleAsync();
        await Row(window, "beach").Locator("a").ClickAsync();
        await Expect(window.Page.Locator(BrowserWindow.Tile)).ToHaveCountAsync(2);
    }

    [SkippableFact]
    public async Task Trash_ByKeyThenRestored_IsBackInTheGrid()
    {
        await using var window = await site.OpenAsync();
        await window.GoToGridAsync();
        var id = await window.Page.Locator(BrowserWindow.Tile).Nth(3).GetAttributeAsync("data-id");
        var tile = $"photo-grid [data-id='{id}']";
        await window.Page.Locator(tile).ClickAsync(new LocatorClickOptions { Modifiers = [KeyboardModifier.Control] });
        await window.PressAsync("Delete");
        await Expect(window.Page.Locator(tile)).ToHaveCountAsync(0);
        await Expect(window.Page.Locator(".batch-bar")).ToBeHiddenAsync();
        await window.GoToGridAsync("/photos/trash");
        await window.Page.Locator(tile).ClickAsync(new LocatorClickOptions { Modifiers = [KeyboardModifier.Control] });
        await window.DoneAsync("/api/decide", () => window.Page.Locator(".batch-bar button", new PageLocatorOptions { HasTextString = "Restore" }).ClickAsync());
        await Expect(window.Page.Locator(tile)).ToHaveCountAsync(0);
        await Expect(window.Page.Locator("photo-view .empty")).ToBeVisibleAsync();
        await window.GoToGridAsync();
        await Expect(window.Page.Locator(tile)).ToHaveCountAsync(1);
    }

    [SkippableFact]
    public async Task Album_MadeThenFilledByDraggingThenGivenACover_ShowsThem()
    {
        await using var window = await site.OpenAsync();
        await window.GoAsync("/albums");
        await window.Page.Locator("[data-control=new]").ClickAsync();
        await window.Page.Locator("dialog input[name=title]").FillAsync("By the sea");
        await window.PressAsync("Enter", "/api/albums");
        await Expect(window.Page.Locator("[data-album]")).ToContainTextAsync("By the sea");
        var entry = window.Page.Locator("#sidebar a", new PageLocatorOptions { HasTextString = "By the sea" });
        await Expect(entry).ToBeVisibleAsync();
        await window.GoToGridAsync("/?sort=oldest");
        var tiles = window.Page.Locator(BrowserWindow.Tile);
        await tiles.Nth(0).ClickAsync(new LocatorClickOptions { Modifiers = [KeyboardModifier.Control] });
        await tiles.Nth(1).ClickAsync(new LocatorClickOptions { Modifiers = [KeyboardModifier.Control] });
        await window.DoneAsync("/photos", () => tiles.Nth(1).DragToAsync(entry));
        await Expect(window.Page.Locator("#toasts")).ToContainTextAsync("By the sea");
        await entry.ClickAsync();
        await Expect(tiles).ToHaveCountAsync(2);
        var second = await tiles.Nth(1).GetAttributeAsync("data-id");
        await tiles.Nth(1).ClickAsync(new LocatorClickOptions { Modifiers = [KeyboardModifier.Control] });
        await window.DoneAsync("/cover", () => window.Page.Locator(".batch-bar button", new PageLocatorOptions { HasTextString = "Use as cover" }).ClickAsync());
        Assert.Equal(long.Parse(second!, System.Globalization.CultureInfo.InvariantCulture), site.Web.Scalar<long>("select cover_photo_id from manual_albums where title = 'By the sea'"));
        await window.GoAsync("/albums");
        await Expect(window.Page.Locator("[data-album]", new PageLocatorOptions { HasTextString = "By the sea" }).Locator("img")).ToHaveAttributeAsync("src", new System.Text.RegularExpressions.Regex(site.Web.Scalar<string>("select sha256 from photos where photo_id = $1", long.Parse(second!, System.Globalization.CultureInfo.InvariantCulture))!));
    }

    [SkippableFact]
    public async Task Drag_OfATileThatIsNotSelected_SelectsThoseInTheFrame()
    {
        await using var window = await site.OpenAsync();
        await window.GoToGridAsync();
        var tiles = window.Page.Locator(BrowserWindow.Tile);
        await tiles.Nth(0).DragToAsync(tiles.Nth(2));
        await window.Page.Locator("photo-grid [aria-selected=true]").Nth(2).WaitForAsync();
    }

    [SkippableFact]
    public async Task Bursts_AsStacks_AreOneCardThatOpensThem()
    {
        await using var window = await site.OpenAsync();
        await window.GoToGridAsync();
        var summary = window.Page.Locator("[data-slot=summary]");
        var all = await summary.TextContentAsync();
        await window.Page.Locator("[data-control=stacks]").ClickAsync();
        await window.Page.WaitForURLAsync(address => address.Contains("stacks=yes", StringComparison.Ordinal));
        var stack = window.Page.Locator(".tile.stacked").First;
        await Expect(stack).ToBeVisibleAsync();
        await Expect(summary).Not.ToHaveTextAsync(all!);
        var shots = int.Parse((await stack.Locator(".badge.stack").GetAttributeAsync("data-text"))!, System.Globalization.CultureInfo.InvariantCulture);
        await stack.ClickAsync();
        await window.Page.WaitForURLAsync(address => address.Contains("/photos/burst/", StringComparison.Ordinal));
        await Expect(window.Page.Locator(BrowserWindow.Tile)).ToHaveCountAsync(shots);

        // The next visit looks as this one was left, until it is switched back.
        await window.GoToGridAsync();
        await Expect(window.Page.Locator(".tile.stacked").First).ToBeVisibleAsync();
        await window.Page.Locator("[data-control=stacks]").ClickAsync();
        await Expect(summary).ToHaveTextAsync(all!);
    }

    private long Tagged(string tag) => site.Web.Scalar<long>("select count(*) from photo_tags where tag = $1", tag);

    private static ILocator Row(BrowserWindow window, string tag) => window.Page.Locator($".tag-row[data-tag='{tag}']");

    private static async Task TagAsync(BrowserWindow window, int index, string tag)
    {
        await window.Page.Locator(BrowserWindow.Tile).Nth(index).ClickAsync(new LocatorClickOptions { Modifiers = [KeyboardModifier.Control] });
        await window.Page.Keyboard.PressAsync("t");
        await window.Page.Locator("dialog input[name=tag]").FillAsync(tag);
        await window.PressAsync("Enter");
        await window.Page.Keyboard.PressAsync("Escape");
    }

    private static async Task RenameAsync(BrowserWindow window, string tag, string to)
    {
        await Row(window, tag).Locator("[data-act=rename]").ClickAsync();
        await window.Page.Locator("dialog input[name=to]").FillAsync(to);
        await window.PressAsync("Enter", "/api/tags/rename");
    }
}
