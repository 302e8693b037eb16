using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bpp.Tests.Web.Browser;

/// <summary>Photos by time and place: calendar, a month to go to, memories, map, slideshow.</summary>
public sealed class TimeFlowTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    [SkippableFact]
    public async Task Calendar_DayChosen_ShowsThePhotosOfThatDay()
    {
        await using var window = await site.OpenAsync();
        await window.GoAsync("/calendar");
        var day = window.Page.Locator("a.day").First;
        var date = (await day.GetAttributeAsync("href"))!.Split('/')[^1];
        await day.ClickAsync();
        await window.Page.WaitForURLAsync(address => address.EndsWith(date, StringComparison.Ordinal));
        await Expect(window.Page.Locator(BrowserWindow.Tile)).ToHaveCountAsync(site.Web.Scalar<int>("select count(*)::integer from photos where day = $1::varchar::date", date));
    }

    [SkippableFact]
    public async Task Grid_MonthChosen_IsScrolledToIt()
    {
        await using var window = await site.OpenAsync(height: 500);
        await window.GoToGridAsync();
        var choice = window.Page.Locator("[data-slot=timeline] select");
        var last = await choice.Locator("option").Last.TextContentAsync();
        await choice.SelectOptionAsync(new SelectOptionValue { Label = last });
        var (name, year) = (last!.Split(' ')[0], last.Split(' ')[1]); // March 2024 · 5
        var month = $"{name} ([0-9]+, )?{year}";
        await Expect(window.Page.Locator("photo-grid .tile.active")).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex(month));
        await Expect(window.Page.Locator("photo-grid .tile.active")).ToBeInViewportAsync();
        await choice.SelectOptionAsync("");
        Assert.Empty(window.Errors);
    }

    [SkippableFact]
    public async Task Memory_Chosen_ShowsItsPhotos()
    {
        await using var window = await site.OpenAsync();
        await window.GoAsync("/memories");
        var memory = window.Page.Locator("a.memory").First;
        var photos = int.Parse((await memory.Locator("span span").TextContentAsync())!.Split(' ')[0], CultureInfo.InvariantCulture);
        await memory.ClickAsync();
        await Expect(window.Page.Locator(BrowserWindow.Tile)).ToHaveCountAsync(photos);
    }

    [SkippableFact]
    public async Task Map_MarkersFollowedByKeyboard_LeadToTheirPhotos()
    {
        await using var window = await site.OpenAsync();
        await window.GoAsync("/map");
        await window.Page.WaitForSelectorAsync("#map[data-ready=yes]");
        var marker = window.Page.Locator(".map-marker").First;
        for (var steps = 0; steps < 8 && new Uri(window.Page.Url).AbsolutePath == "/map"; steps++)
        {
            await marker.FocusAsync();
            await window.Page.RunAndWaitForResponseAsync(
                () => window.Page.Keyboard.PressAsync("Enter"),
                response => response.Url.Contains("/api/map", StringComparison.Ordinal) || response.Url.Contains("/photo", StringComparison.Ordinal));
            await Expect(marker.Or(window.Page.Locator("h1")).First).ToBeVisibleAsync();
        }

        await window.Page.WaitForURLAsync(address => address.Contains("/photo", StringComparison.Ordinal));
        Assert.DoesNotContain(window.Requests, request => request.Contains("openstreetmap", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Slideshow_StartedAndStopped_GoesOnByItselfUntilThen()
    {
        await using var window = await site.OpenAsync();
        await window.Page.Clock.InstallAsync();
        await window.GoToGridAsync();
        await window.Page.Locator(BrowserWindow.Tile).Nth(0).ClickAsync();
        var bar = window.Page.Locator(".loupe-bar");
        await Expect(bar).ToContainTextAsync("1 /");
        await window.Page.Keyboard.PressAsync("s");
        await Expect(bar.Locator("button[aria-pressed=true][aria-label=Slideshow]")).ToBeVisibleAsync();
        await window.Page.Clock.FastForwardAsync(4_100);
        await Expect(bar).ToContainTextAsync("2 /");
        await window.Page.Clock.FastForwardAsync(4_100);
        await Expect(bar).ToContainTextAsync("3 /");
        await window.Page.Keyboard.PressAsync("s");
        await Expect(bar.Locator("button[aria-pressed=false][aria-label=Slideshow]")).ToBeVisibleAsync();
        await window.Page.Clock.FastForwardAsync(9_000);
        await Expect(bar).ToContainTextAsync("3 /");
        await window.Page.Keyboard.PressAsync("Escape");
        await Expect(window.Page.Locator(".pswp.loupe")).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task LivePhoto_Pressed_MovesAndStopsAtItsEnd()
    {
        await using var window = await site.OpenAsync();
        await window.GoAsync("/settings");
        var film = await window.Page.EvaluateAsync<string>(Films.HalfASecond);
        await File.WriteAllBytesAsync(Path.Combine(site.Web.Photos, "moving.webm"), Convert.FromBase64String(film));
        var hash = new string('f', 64);
        site.Web.Scalar<long>("insert into facts.photos by name select * replace (-7 as photo_id, $1 as sha256, 'moving.webm' as path, 'video' as format) from facts.photos order by photo_id limit 1", hash);
        site.Web.Scalar<long>("insert into facts.files by name select * replace ('moving.webm' as path, $1 as sha256) from facts.files order by path limit 1", hash);
        await window.GoToGridAsync();
        var still = (await window.Page.Locator(BrowserWindow.Tile).First.GetAttributeAsync("data-id"))!;
        site.Web.Scalar<long>("insert into facts.companions select -7, $1::varchar::bigint, 'live'", still);
        site.Web.Library.Touch();

        await window.GoToGridAsync();
        var tile = window.Page.Locator($"{BrowserWindow.Tile}[data-id='{still}']");
        await Expect(tile).ToHaveAttributeAsync("aria-label", new System.Text.RegularExpressions.Regex("Live Photo"));
        await tile.ClickAsync();
        var button = window.Page.Locator(".loupe-bar [aria-label='Live Photo']");
        await Expect(button).ToHaveAttributeAsync("aria-pressed", "false");
        await window.Page.Keyboard.PressAsync("l");
        await window.Page.WaitForFunctionAsync("() => document.querySelector('video.live-film')?.currentTime > 0");
        await Expect(window.Page.Locator("video.live-film")).ToHaveCountAsync(0);
        await Expect(button).ToHaveAttributeAsync("aria-pressed", "false");
        Assert.Empty(window.Errors);
    }
}
