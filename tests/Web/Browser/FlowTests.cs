using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bpp.Tests.Web.Browser;

/// <summary>One flow of each workshop page in a real browser: picks, albums, SQL, import, export, trash.</summary>
public sealed partial class FlowTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    [SkippableFact]
    public async Task Picks_SliderMoved_RanksAgainWithoutLoading()
    {
        await using var window = await site.OpenAsync();
        await window.GoAsync("/picks");
        var slider = window.Page.Locator("input[name=default_selection_k]").First;
        await window.Page.RunAndWaitForResponseAsync(
            () => slider.FillAsync("7"), response => response.Url.Contains("/api/picks", StringComparison.Ordinal) && response.Url.Contains("default_selection_k=7", StringComparison.Ordinal));
        await Expect(window.Page.Locator("[data-id]")).ToHaveCountAsync(7);
    }

    [SkippableFact]
    public async Task Sql_QueryAndMistake_ShowRowsAndTheReason()
    {
        await using var window = await site.OpenAsync();
        await window.GoAsync("/sql");
        await TypeSqlAsync(window, "select 6 * 7 as answer");
        await Expect(window.Page.Locator("main table")).ToContainTextAsync("42");
        await TypeSqlAsync(window, "select nothing from photos");
        await Expect(window.Page.Locator("main")).ToContainTextAsync(NoColumn());
    }

    [SkippableFact]
    public async Task Sql_AnswerSavedAsAlbum_IsAnAlbumThatFollowsItsQuery()
    {
        await using var window = await site.OpenAsync();
        await window.GoAsync("/sql");
        await TypeSqlAsync(window, "select photo_id from photos where is_raw or rating = 5");
        await TypeSqlAsync(window, "select photo_id from photos order by photo_id limit 3");
        var save = window.Page.Locator("[data-control=save]");
        await Expect(save).ToBeEnabledAsync();
        await save.ClickAsync();
        await window.Page.Locator("dialog input[name=title]").FillAsync("The first three");
        await window.Page.RunAndWaitForResponseAsync(() => window.Page.Keyboard.PressAsync("Enter"), response => response.Url.EndsWith("/api/albums", StringComparison.Ordinal) && response.Ok);
        await window.GoAsync("/albums");
        await window.Page.Locator("#sidebar a", new PageLocatorOptions { HasTextString = "The first three" }).ClickAsync();
        await Expect(window.Page.Locator(BrowserWindow.Tile)).ToHaveCountAsync(3);
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

    [SkippableFact]
    public async Task Import_FileChosen_IsInTheLibraryAfterItsJob()
    {
        await using var window = await site.OpenAsync();
        var before = site.Web.Scalar<long>("select count(*) from photos");
        var photo = Path.Combine(site.Web.Photos, site.Web.Query("select path from photos where path not like 'names/%' order by photo_id limit 1", row => row.GetString(0))[0]);
        using var made = new Bpp.Tests.Support.TempFolder();
        var other = made["new one.jpg"];
        // The same picture with a byte more is another content.
        await File.WriteAllBytesAsync(other, [.. await File.ReadAllBytesAsync(photo), 0]);
        await window.GoAsync("/import");
        await window.Page.Locator("input[type=file]").First.SetInputFilesAsync(other);
        await Expect(window.Page.Locator("#sidebar a[href='/'] .count")).ToHaveTextAsync((before + 1).ToString(CultureInfo.InvariantCulture), new LocatorAssertionsToHaveTextOptions { Timeout = 60_000 });
        Assert.Equal(before + 1, site.Web.Scalar<long>("select count(*) from photos"));
    }

    [SkippableFact]
    public async Task Pages_ByKeyboardAlone_LeadToThePicks()
    {
        await using var window = await site.OpenAsync();
        await window.GoToGridAsync();
        for (var presses = 0; presses < 40; presses++)
        {
            await window.Page.Keyboard.PressAsync("Tab");
            if (await window.Page.EvaluateAsync<string?>("() => document.activeElement.getAttribute('href')") == "/picks")
                break;
        }

        await window.Page.Keyboard.PressAsync("Enter");
        await window.Page.WaitForURLAsync(address => address.EndsWith("/picks", StringComparison.Ordinal));
    }

    private static async Task TypeSqlAsync(BrowserWindow window, string sql)
    {
        var editor = window.Page.Locator(".cm-content");
        await editor.ClickAsync();
        await window.Page.Keyboard.PressAsync("Control+a");
        await window.Page.Keyboard.InsertTextAsync(sql);
        await window.Page.Keyboard.PressAsync("Control+Enter");
    }

    [GeneratedRegex("not found", RegexOptions.IgnoreCase)]
    private static partial Regex NoColumn();
}
