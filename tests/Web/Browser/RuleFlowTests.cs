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
        await window.Page.WaitForURLAsync("**/albums/rules"); // loaded: its script has drawn the first rule

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

    private static ILocator Count(BrowserWindow window) => window.Page.Locator("[data-slot=count]");
}
