using System.Text.Json;
using static Microsoft.Playwright.Assertions;

namespace Bpp.Tests.Web.Browser;

/// <summary>The way back, keys that controls know themselves, and months that have a photo or two.</summary>
public sealed class PlaceAndKeysTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    private const string ScrollTop = "() => document.getElementById('main').scrollTop";

    [SkippableFact]
    public async Task Back_ToALongList_KeepsThePlace()
    {
        await using var window = await site.OpenAsync(height: 400);
        await window.GoToGridAsync();
        var place = await window.Page.EvaluateAsync<double>("() => { const main = document.getElementById('main'); main.scrollTop = 500; return main.scrollTop; }");
        Assert.True(place > 100);
        await window.Page.Locator("#sidebar a[href='/calendar']").ClickAsync();
        await window.Page.WaitForURLAsync(address => address.EndsWith("/calendar", StringComparison.Ordinal));
        await window.Page.GoBackAsync();
        await window.Page.WaitForSelectorAsync(BrowserWindow.Tile);
        await window.Page.WaitForFunctionAsync("place => document.getElementById('main').scrollTop === place", place);

        // A link to it is no way back: it begins at the top.
        await window.GoToGridAsync("/?sort=newest");
        Assert.Equal(0, await window.Page.EvaluateAsync<int>(ScrollTop));
    }

    [SkippableFact]
    public async Task ShiftSpace_OnAPhoto_SelectsItAndOpensNothing()
    {
        await using var window = await site.OpenAsync();
        await window.GoToGridAsync();
        await window.Page.Keyboard.PressAsync("ArrowRight");
        await window.Page.Keyboard.PressAsync("Shift+Space");
        await Expect(window.Page.Locator("photo-grid [aria-selected=true]")).ToHaveCountAsync(1);
        await Expect(window.Page.Locator(".pswp.loupe")).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task Arrow_OnASlider_MovesTheSliderAndNotTheGrid()
    {
        await using var window = await site.OpenAsync();
        await window.GoToGridAsync("/picks");
        var slider = window.Page.Locator("input[name=default_selection_k]");
        var before = int.Parse(await slider.InputValueAsync(), System.Globalization.CultureInfo.InvariantCulture);
        await slider.FocusAsync();
        await window.Page.Keyboard.PressAsync("ArrowLeft");
        Assert.True(int.Parse(await slider.InputValueAsync(), System.Globalization.CultureInfo.InvariantCulture) < before);
    }

    [SkippableFact]
    public async Task Help_Opened_IsReadFromItsTop()
    {
        await using var window = await site.OpenAsync(height: 500);
        await window.GoToGridAsync();
        await window.Page.Keyboard.PressAsync("?");
        await Expect(window.Page.Locator("#help-title")).ToBeFocusedAsync();
        Assert.Equal(0, await window.Page.EvaluateAsync<int>("() => document.querySelector('dialog[open]').scrollTop"));
    }

    [SkippableFact]
    public async Task Search_ByKeyOnAPageOfASearch_IsWrittenAnew()
    {
        await using var window = await site.OpenAsync();
        await window.GoAsync("/search?q=is:picked");
        await window.Page.Keyboard.PressAsync("Control+k");
        await window.Page.Keyboard.TypeAsync("2024");
        await Expect(window.Page.Locator("#search")).ToHaveValueAsync("2024");
    }

    [SkippableTheory]
    [InlineData(366, 110, 1)]
    [InlineData(1200, 200, 6)]
    public async Task Months_OfOnePhoto_ShareAHeadingWhereThereIsNoRoomBesideEachOther(int width, int height, int headings)
    {
        await using var window = await site.OpenAsync();
        await window.GoAsync("/settings");
        var laidOut = await window.Page.EvaluateAsync<string>(
            """
            async ([width, rowHeight]) => {
              const { layOut } = await import('/js/lib/layout.js');
              const months = ['2025-06', '2025-04', '2025-01', '2024-12', '2024-11', '2023-05'];
              const sections = months.map((month, start) => ({ month, start, count: 1 }));
              const { headings, left, top, wide, high } = layOut({ total: 6, aspects: Float32Array.from(months, () => 1.5), sections }, { width, rowHeight, gap: 4, square: false, heading: 52 });
              const inside = months.every((_, index) => left[index] >= 0 && left[index] + wide[index] <= width + 1);
              const apart = months.every((_, a) => months.every((_, b) => a === b || left[a] + wide[a] <= left[b] || left[b] + wide[b] <= left[a] || top[a] + high[a] <= top[b] || top[b] + high[b] <= top[a]));
              return JSON.stringify({ headings: headings.length, last: headings[0].section.last ?? null, inside, apart });
            }
            """,
            new[] { width, height });
        var found = JsonDocument.Parse(laidOut).RootElement;
        Assert.Equal(headings, found.GetProperty("headings").GetInt32());
        Assert.Equal(headings < 6, found.GetProperty("last").ValueKind == JsonValueKind.String);
        Assert.True(found.GetProperty("inside").GetBoolean());
        Assert.True(found.GetProperty("apart").GetBoolean());
    }
}
