using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bpp.Tests.Web.Browser;

/// <summary>Faces drawn and corrected over the loupe's picture in a real browser, by mouse and by keyboard.</summary>
public sealed class FaceBoxFlowTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    private const string Box = ".face-edit-box";

    [SkippableFact]
    public async Task Draw_WithTheMouse_IsNamedAndTakenBack()
    {
        await using var window = await site.OpenAsync();
        var photo = await OpenAsync(window, 0);
        await window.Page.Keyboard.PressAsync("d");
        await Expect(window.Page.Locator(Box)).ToBeFocusedAsync();
        var picture = (await window.Page.Locator(".pswp__item[aria-hidden=false] .pswp__img").Last.BoundingBoxAsync())!;
        await window.Page.Mouse.MoveAsync(picture.X + (picture.Width * 0.6f), picture.Y + (picture.Height * 0.5f));
        await window.Page.Mouse.DownAsync();
        await window.Page.Mouse.MoveAsync(picture.X + (picture.Width * 0.7f), picture.Y + (picture.Height * 0.6f));
        await window.Page.Mouse.MoveAsync(picture.X + (picture.Width * 0.8f), picture.Y + (picture.Height * 0.75f));
        await window.Page.Mouse.UpAsync();
        Assert.Empty(await window.ViolationsAsync());
        await window.DoneAsync("/api/faces/draw", () => window.Page.Locator(".face-edit-bar .primary").ClickAsync());
        Assert.Equal(["drawn 0.60 0.50 0.20 0.25 "], Faces(photo));

        await Expect(window.Page.Locator(".face-menu .person-input")).ToBeFocusedAsync();
        await window.Page.Keyboard.TypeAsync("Grandma");
        await window.PressAsync("Enter", "/api/faces/assign");
        await Expect(window.Page.Locator(".face-box")).ToContainTextAsync("Grandma");
        Assert.Equal(["drawn 0.60 0.50 0.20 0.25 Grandma"], Faces(photo));

        await window.DoneAsync("/api/undo", () => window.Page.Locator("#toasts button", new PageLocatorOptions { HasTextString = "Undo" }).Last.ClickAsync());
        await Expect(window.Page.Locator(".face-box.unknown")).ToHaveCountAsync(1);
        await window.PressAsync("z", "/api/undo");
        await Expect(window.Page.Locator(".face-box")).ToHaveCountAsync(0);
        Assert.Empty(Faces(photo));
    }

    [SkippableFact]
    public async Task DrawAndCorrect_WithTheKeyboard_NeedsNoMouse()
    {
        await using var window = await site.OpenAsync();
        var photo = await OpenAsync(window, 1);
        await window.Page.Keyboard.PressAsync("d");
        await Expect(window.Page.Locator(Box)).ToBeFocusedAsync();
        var before = (await window.Page.Locator(Box).BoundingBoxAsync())!;
        await window.Page.Keyboard.PressAsync("ArrowRight");
        await window.Page.Keyboard.PressAsync("Shift+ArrowDown");
        var after = (await window.Page.Locator(Box).BoundingBoxAsync())!;
        Assert.True(after.X > before.X && after.Height > before.Height && Math.Abs(after.Y - before.Y) < 1, $"{before.X} {before.Height} to {after.X} {after.Height}");
        await window.PressAsync("Enter", "/api/faces/draw");
        var drawn = Assert.Single(Faces(photo));

        await Expect(window.Page.Locator(".face-menu .person-input")).ToBeFocusedAsync();
        await window.Page.Keyboard.PressAsync("Escape");
        await window.Page.Locator(".face-chip[data-face]").FocusAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.Locator(".face-menu button", new PageLocatorOptions { HasTextString = "Correct the box" }).FocusAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window.Page.Locator(Box)).ToBeFocusedAsync();
        await window.Page.Keyboard.PressAsync("ArrowLeft");
        await window.Page.Keyboard.PressAsync("ArrowLeft");
        await window.PressAsync("Enter", "/api/faces/move");
        Assert.NotEqual(drawn, Assert.Single(Faces(photo)));

        // Given up, nothing is drawn, and the photo is still there.
        await window.Page.Keyboard.PressAsync("d");
        await Expect(window.Page.Locator(Box)).ToBeFocusedAsync();
        await window.Page.Keyboard.PressAsync("Escape");
        await Expect(window.Page.Locator(Box)).ToHaveCountAsync(0);
        await Expect(window.Page.Locator(".pswp.loupe")).ToBeVisibleAsync();
        Assert.Single(Faces(photo));
        Assert.Empty(window.Errors);
    }

    /// <returns>The photo that the loupe shows.</returns>
    private static async Task<long> OpenAsync(BrowserWindow window, int index)
    {
        await window.GoToGridAsync();
        var tile = window.Page.Locator(BrowserWindow.Tile).Nth(index);
        var id = long.Parse((await tile.GetAttributeAsync("data-id"))!, System.Globalization.CultureInfo.InvariantCulture);
        await tile.ClickAsync();
        await Expect(window.Page.Locator(".pswp.loupe .loupe-panel .face-chip.add").Last).ToBeVisibleAsync();
        return id;
    }

    private List<string> Faces(long photo) => site.Web.Query(
        $"select printf('%s %.2f %.2f %.2f %.2f %s', origin, x, y, width, height, coalesce(person, '')) from faces where photo_id = {photo}", row => row.GetString(0)).ToList();
}
