using static Microsoft.Playwright.Assertions;

namespace Bpp.Tests.Web.Browser;

/// <summary>Near-duplicates settled by keys, on their page and side by side.</summary>
public sealed class DuplicateFlowTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    private const string Group = ".dup-group";

    [SkippableFact]
    public async Task Groups_SettledByKeyAndUndone_AreBack()
    {
        await using var window = await site.OpenAsync();
        await window.GoAsync("/duplicates");
        var groups = window.Page.Locator(Group);
        var before = await groups.CountAsync();
        Assert.True(before > 1, "the sample library needs two groups");
        var ids = await groups.Nth(1).GetAttributeAsync("data-group");
        await window.Page.Keyboard.PressAsync("j");
        await window.PressAsync("d");
        await Expect(groups).ToHaveCountAsync(before - 1);
        await Expect(window.Page.Locator(".view-head p")).ToContainTextAsync($"{before - 1} groups");

        // The group that took its place has the focus, so the next key means that one.
        await Expect(window.Page.Locator($"{Group}:focus")).ToHaveAttributeAsync("data-group", ids!);
        Assert.True(Trashed() > 0);
        await window.PressAsync("z", "/api/undo");
        await Expect(groups).ToHaveCountAsync(before);
        Assert.Equal(0, Trashed());
    }

    [SkippableFact]
    public async Task Compare_ZoomOfOne_IsTheZoomOfAll()
    {
        await using var window = await site.OpenAsync();
        await OpenGroupAsync(window);
        var fit = await WidthsAsync(window);
        await window.Page.Keyboard.PressAsync("+");
        var closer = await WidthsAsync(window);
        Assert.All(fit.Zip(closer), pair => Assert.Equal(1.4, pair.Second / pair.First, 2));
        var stage = await window.Page.Locator(".compare-stage").Last.BoundingBoxAsync();
        await window.Page.Mouse.MoveAsync(stage!.X + stage.Width / 2, stage.Y + stage.Height / 2);
        await window.Page.Mouse.WheelAsync(0, -100);
        await Expect(window.Page.Locator(".compare-stage img").First).Not.ToHaveCSSAsync("width", $"{closer[0]}px");
        var wheeled = await WidthsAsync(window);
        Assert.All(closer.Zip(wheeled), pair => Assert.Equal(1.2, pair.Second / pair.First, 2));
        await window.Page.Locator("[data-control=fit]").ClickAsync();
        Assert.Equal(fit, await WidthsAsync(window));
    }

    [SkippableFact]
    public async Task Compare_CrownKeepNextAndUndo_EachWithOneKey()
    {
        await using var window = await site.OpenAsync();
        await OpenGroupAsync(window);
        var items = window.Page.Locator(".compare-item");
        var all = await items.CountAsync();
        await window.Page.Keyboard.PressAsync("2");
        await Expect(items.Nth(1)).ToBeFocusedAsync();
        await window.PressAsync("g");
        await Expect(items.Nth(1).Locator(".badge.great")).ToHaveTextAsync("Keeper");
        await Expect(items.Nth(0).Locator(".badge.great")).ToHaveCountAsync(0);
        await window.PressAsync("k");
        await Expect(items).ToHaveCountAsync(1);
        Assert.Equal(all - 1, Trashed());
        var settled = new Uri(window.Page.Url).Query;
        await window.Page.Keyboard.PressAsync("n");
        await window.Page.WaitForURLAsync(address => address.Contains("/compare?ids=", StringComparison.Ordinal) && !address.EndsWith(settled, StringComparison.Ordinal));
        await Expect(items.First).ToBeFocusedAsync();
        await window.PressAsync("z", "/api/undo");
        Assert.Equal(0, Trashed());
        await window.PressAsync("z", "/api/undo"); // the crown
    }

    private long Trashed() => site.Web.Scalar<long>("select count(*) from all_photos where trashed_at is not null");

    private static async Task OpenGroupAsync(BrowserWindow window)
    {
        await window.GoAsync("/duplicates");
        await window.Page.Keyboard.PressAsync("j");
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window.Page.Locator(".compare-item").First).ToBeFocusedAsync();
    }

    private static async Task<double[]> WidthsAsync(BrowserWindow window) =>
        await window.Page.EvaluateAsync<double[]>("() => [...document.querySelectorAll('.compare-stage img')].map(image => parseFloat(image.style.width))");
}
