using Bpp.Tests.Storage;
using Bpp.Tests.Web.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bpp.Tests.Web.Browser;

/// <summary>People named, merged, judged and put aside in a real browser, mostly by keyboard.</summary>
public sealed class PeopleFlowTests
{
    private const string Person = ".person";

    [SkippableFact]
    public async Task Name_TypedThenChosenFromTheList_NamesAndMerges()
    {
        await using var site = await PeopleSite.StartAsync([0], [0], [0], [0], [0], [1], [1], [1], [1]);
        await using var window = await BrowserWindow.OpenAsync(site.Address);
        await window.GoAsync("/people?shelf=unnamed");
        await NameAsync(window, site.People.KeyOn(1)!, "Emma", "/api/people/name");
        await Expect(window.Page.Locator(Person)).ToHaveCountAsync(1);
        Assert.Equal("Emma", NameOf(site, 1));

        // Two letters find her; to take her name means to be her, and that is asked.
        await NameAsync(window, site.People.KeyOn(6)!, "em", "/api/people/name");
        await window.DoneAsync("/api/people/merge", () => window.Page.Locator("dialog[open] button", new PageLocatorOptions { HasTextString = "Merge" }).ClickAsync());
        await Expect(window.Page.Locator(Person)).ToHaveCountAsync(0);
        Assert.Equal(site.People.KeyOn(1), site.People.KeyOn(6));

        await window.DoneAsync("/api/undo", () => window.Page.Locator("#toasts button", new PageLocatorOptions { HasTextString = "Undo" }).Last.ClickAsync());
        await Expect(window.Page.Locator(Person)).ToHaveCountAsync(1);
        Assert.NotEqual(site.People.KeyOn(1), site.People.KeyOn(6));
    }

    [SkippableFact]
    public async Task Merge_OfTwoSelected_IsOnePerson()
    {
        await using var site = await PeopleSite.StartAsync([0], [0], [0], [0], [1], [1], [1], [1]);
        await using var window = await BrowserWindow.OpenAsync(site.Address);
        await window.GoAsync("/people?shelf=unnamed");
        await window.Page.Locator(".person-link").First.FocusAsync();
        await window.Page.Keyboard.PressAsync("Space");
        await window.Page.Keyboard.PressAsync("ArrowRight");
        await window.Page.Keyboard.PressAsync("Space");
        await Expect(window.Page.Locator(".batch-bar")).ToContainTextAsync("2 selected");
        await window.PressAsync("m", "/api/people/merge");
        await Expect(window.Page.Locator(Person)).ToHaveCountAsync(1);
        Assert.Equal(site.People.KeyOn(1), site.People.KeyOn(5));
    }

    [SkippableFact]
    public async Task Dismissed_ByKey_IsPutAsideAndRestored()
    {
        await using var site = await PeopleSite.StartAsync([0], [0], [0], [0], [1], [1], [1], [1]);
        await using var window = await BrowserWindow.OpenAsync(site.Address);
        await window.GoAsync("/people?shelf=unnamed");
        await window.Page.Locator($"{Person}[data-key='{site.People.KeyOn(1)}'] .person-link").FocusAsync();
        await window.PressAsync("d", "/api/people/set");
        await Expect(window.Page.Locator(Person)).ToHaveCountAsync(1);
        await window.GoAsync("/people?shelf=dismissed");
        await Expect(window.Page.Locator(Person)).ToHaveCountAsync(1);
        await window.Page.Locator(".person-link").FocusAsync();
        await window.PressAsync("d", "/api/people/set");
        await Expect(window.Page.Locator("[data-slot=empty]")).ToBeVisibleAsync();
        await window.GoAsync("/people?shelf=unnamed");
        await Expect(window.Page.Locator(Person)).ToHaveCountAsync(2);
    }

    [SkippableFact]
    public async Task Pairs_SameTakenBackThenDifferent_AreJudgedOnce()
    {
        await using var site = await PeopleSite.StartAsync([0], [0], [1], [1], [2], [2]);
        await using var window = await BrowserWindow.OpenAsync(site.Address);
        var progress = window.Page.Locator("[data-slot=progress]");
        DoubtTwoPairs(site);
        await window.GoAsync("/people/review");
        await Expect(progress).ToHaveTextAsync("0 answered, 2 to go");
        await window.PressAsync("s", "/api/people/merge");
        await Expect(progress).ToContainTextAsync("1 answered");
        Assert.Equal(2, Persons(site));
        await window.PressAsync("z", "/api/undo");
        await Expect(progress).ToContainTextAsync("0 answered");
        Assert.Equal(3, Persons(site));

        // The doubts are made up, so that putting people together computed them away.
        DoubtTwoPairs(site);
        await window.GoAsync("/people/review");
        await window.PressAsync("d", "/api/people/differ");
        await Expect(progress).ToHaveTextAsync("1 answered, 0 to go");
        await Expect(window.Page.Locator("[data-slot=empty]")).ToBeVisibleAsync();
        Assert.Equal(3, Persons(site));
    }

    [SkippableFact]
    public async Task NamingWizard_UndoneWhileItSaves_LeavesNobodyNamed()
    {
        await using var site = await PeopleSite.StartAsync([0], [0], [0], [0], [1], [1], [1], [1]);
        await using var window = await BrowserWindow.OpenAsync(site.Address);
        var save = new TaskCompletionSource();
        await window.Page.RouteAsync("**/api/people/name", async route =>
        {
            await save.Task;
            await route.ContinueAsync();
        });
        await window.GoAsync("/people/review?mode=names");
        var field = window.Page.Locator(".review .person-input");
        await field.FillAsync("Emma");
        await window.Page.RunAndWaitForRequestAsync(() => window.Page.Keyboard.PressAsync("Enter"), request => request.Url.EndsWith("/api/people/name", StringComparison.Ordinal));
        await window.Page.Keyboard.PressAsync("Control+z");
        await window.DoneAsync("/api/undo", () =>
        {
            save.SetResult();
            return Task.CompletedTask;
        });
        await Expect(window.Page.Locator("[data-slot=progress]")).ToHaveTextAsync("0 answered, 2 to go");
        await Expect(field).ToBeFocusedAsync();
        await Expect(field).ToHaveValueAsync("");
        Assert.Equal(0, site.People.Database.Scalar<long>("select count(*) from people where name is not null"));
    }

    private static void DoubtTwoPairs(PeopleSite site)
    {
        string[] keys = [.. new[] { 1, 3, 5 }.Select(photo => site.People.KeyOn(photo)!).Order(StringComparer.Ordinal)];
        site.People.Execute($"delete from facts.person_pairs; insert into facts.person_pairs values ('{keys[0]}', '{keys[1]}', 0.5), ('{keys[1]}', '{keys[2]}', 0.4)");
    }

    private static async Task NameAsync(BrowserWindow window, string key, string words, string path)
    {
        await window.Page.Locator($"{Person}[data-key='{key}'] .person-link").FocusAsync();
        await window.Page.Keyboard.PressAsync("r");
        await window.Page.Locator(".person-input").FillAsync(words);
        await Expect(window.Page.Locator(".person-options [aria-selected=true]")).ToContainTextAsync("Emma");
        await window.PressAsync("Enter", path);
    }

    private static string? NameOf(PeopleSite site, int photo) => site.People.PersonOn(photo).Name;

    private static long Persons(PeopleSite site) => new[] { 1, 3, 5 }.Select(photo => site.People.KeyOn(photo)).Distinct().LongCount();
}
