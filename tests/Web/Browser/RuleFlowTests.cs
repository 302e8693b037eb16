using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bpp.Tests.Web.Browser;

/// <summary>An album by rules in a real browser, by keyboard: two rules, what they find, saved, opened again, edited.</summary>
public sealed class RuleFlowTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    [SkippableFact]
    public async Task TwoRules_ByKeyboard_AreCountedSavedReopenedAndEdited()
    {
        await using var window = await site.OpenAsync();
        var keys = window.Page.Keyboard;
        var tagged = site.Web.Query("select photo_id from photos order by photo_id limit 5", row => row.GetInt64(0));
        new Bpp.Engine.Organise.PhotoEditor(site.Web.Database, TimeProvider.System).Tag(tagged, "Harbour");
        new Bpp.Engine.Organise.PhotoEditor(site.Web.Database, TimeProvider.System).Rate([tagged[0], tagged[1]], 5);
        site.Web.Library.Touch();
        await window.GoAsync("/albums");
        await window.Page.Locator("a", new PageLocatorOptions { HasTextString = "New album by rules" }).FocusAsync();
        await keys.PressAsync("Enter");
        await Expect(window.Page.Locator("h1")).ToHaveTextAsync("New album by rules");

        // The name, then the first rule: fields and comparisons by typing their beginning, the value from the suggestions.
        await window.Page.Locator("[name=title]").FocusAsync();
        await keys.TypeAsync("At the harbour");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Tab");
        await Expect(window.Page.Locator(".rule-field")).ToBeFocusedAsync();
        await keys.TypeAsync("Tag");
        await keys.PressAsync("Tab");
        await Expect(window.Page.Locator(".rule-operator")).ToBeFocusedAsync();
        await keys.PressAsync("Tab");
        await keys.TypeAsync("harb");
        await Expect(window.Page.Locator(".combo-options [role=option]")).ToHaveCountAsync(1);
        await keys.PressAsync("ArrowDown");
        await window.PressAsync("Enter", "/api/rules/preview");
        await Expect(Count(window)).ToHaveTextAsync("5");

        // The second.
        await keys.PressAsync("Tab");
        await keys.PressAsync("Tab");
        await Expect(window.Page.Locator("[data-act=add-rule]")).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await Expect(window.Page.Locator(".rule-field").Nth(1)).ToBeFocusedAsync();
        await keys.TypeAsync("Rating");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Tab");
        await window.DoneAsync("/api/rules/preview", () => keys.TypeAsync("5"));
        await Expect(Count(window)).ToHaveTextAsync("2");
        await Expect(window.Page.Locator(".rules-photos img")).ToHaveCountAsync(2);
        await Expect(window.Page.Locator("[data-control=sql]")).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("photo_columns"));
        await window.Page.Locator("[data-control=save]").FocusAsync();
        await keys.PressAsync("Enter");
        await window.Page.WaitForURLAsync("**/photos/album/q*");
        await Expect(window.Page.Locator("h1")).ToHaveTextAsync("At the harbour");
        await Expect(window.Page.Locator(BrowserWindow.Tile)).ToHaveCountAsync(2);

        await window.Page.Locator("a", new PageLocatorOptions { HasTextString = "Edit rules" }).FocusAsync();
        await keys.PressAsync("Enter");
        await Expect(window.Page.Locator(".rule")).ToHaveCountAsync(2);
        await Expect(window.Page.Locator(".combo input")).ToHaveValueAsync("harbour");
        await Expect(Count(window)).ToHaveTextAsync("2");
        await window.Page.Locator(".rule .icon-button").Nth(1).FocusAsync();
        await window.PressAsync("Enter", "/api/rules/preview");
        await Expect(Count(window)).ToHaveTextAsync("5");
        await window.Page.Locator("[name=title]").FocusAsync();
        await window.PressAsync("Enter", "/api/rules/save");
        await window.Page.WaitForURLAsync("**/photos/album/q*");
        await Expect(window.Page.Locator(BrowserWindow.Tile)).ToHaveCountAsync(5);
        Assert.Empty(window.Errors);
    }

    [SkippableFact]
    public async Task GroupAndDates_OnAPhoneInTheDark_FitAndHaveNoBarrier()
    {
        await using var window = await site.OpenAsync(dark: true, width: 390, height: 844);
        await window.GoAsync("/albums/rules");
        await window.Page.Locator("[data-act=add-group]").ClickAsync();
        await window.Page.Locator(".rule-nested .rule-field").SelectOptionAsync("date");
        await window.Page.Locator(".rule-nested .rule-operator").SelectOptionAsync("between");
        await window.Page.Locator(".rule-nested input[type=date]").First.FillAsync("2000-01-01");
        await window.DoneAsync("/api/rules/preview", () => window.Page.Locator(".rule-nested input[type=date]").Last.FillAsync("2050-01-01"));
        await Expect(Count(window)).ToHaveTextAsync(site.Web.Scalar<long>("select count(*) from photos where day is not null").ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(0, await window.Page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - innerWidth, document.getElementById('main').scrollWidth - innerWidth)"));
        var remove = await window.Page.Locator(".rule-nested .rule-match .icon-button").BoundingBoxAsync();
        var first = await window.Page.Locator(".rule-nested .rule-match select").BoundingBoxAsync();
        Assert.True(remove!.Y < first!.Y + first.Height, "the button that removes the group is in its first line");
        Assert.Empty(window.Errors);
        Assert.Empty(await window.ViolationsAsync());
    }

    [SkippableFact]
    public async Task Query_EditedOnItsAlbumsPage_IsTriedThenShown()
    {
        await using var window = await site.OpenAsync();
        var all = site.Web.Scalar<long>("select count(*) from photos");
        var key = new Bpp.Engine.Organise.SqlAlbumEditor(site.Web.Database, TimeProvider.System).Create("Edited in a browser", Bpp.Engine.Organise.SqlAlbumDefinition.Sql("select photo_id from photos limit 3"));
        site.Web.Library.Touch();
        await window.GoAsync($"/photos/album/{key}#edit");
        var text = window.Page.Locator("#definition textarea");
        await Expect(text).ToHaveValueAsync("select photo_id from photos limit 3");
        await window.Page.Locator("[data-control=leave-definition]").ClickAsync();
        await Expect(text).ToBeHiddenAsync();
        await window.Page.Locator("[data-control=edit-definition]").ClickAsync();
        await text.FillAsync("select photo_id from phottos");
        await window.Page.Locator("#definition .primary").ClickAsync();
        await Expect(window.Page.Locator("#definition [role=alert]")).ToContainTextAsync("photos");
        Assert.Empty(await window.ViolationsAsync());
        await text.FillAsync("select photo_id from photos");
        await window.DoneAsync($"/api/albums/{key}/definition", () => window.Page.Locator("#definition .primary").ClickAsync());
        await Expect(text).ToBeHiddenAsync();
        await Expect(window.Page.Locator("[data-slot=summary]")).ToContainTextAsync(all.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [SkippableTheory]
    [InlineData(false, "dark", "rgb(20, 19, 18)")]
    [InlineData(true, "light", "rgb(247, 246, 244)")]
    [InlineData(true, null, "rgb(20, 19, 18)")]
    public async Task Theme_ChosenOrTheSystems_HasItsColours(bool isSystemDark, string? chosen, string background)
    {
        await using var window = await site.OpenAsync(isSystemDark);
        await window.GoAsync("/map");
        if (chosen is not null)
        {
            await window.Page.EvaluateAsync("theme => localStorage.setItem('bpp-theme', theme)", chosen);
            await window.GoAsync("/map");
        }

        Assert.Equal(background, await window.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).backgroundColor"));
        var land = window.Page.Locator("#map path").First;
        await land.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        Assert.Equal(await window.Page.EvaluateAsync<string>("() => { const card = document.body.appendChild(document.createElement('i')); card.style.color = 'var(--surface)'; return getComputedStyle(card).color; }"), await land.GetAttributeAsync("fill"));
    }

    private static ILocator Count(BrowserWindow window) => window.Page.Locator("[data-slot=count]");
}
