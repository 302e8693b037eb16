using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bpp.Tests.Web.Browser;

/// <summary>The first minutes: an empty library leads to its first picks in three steps.</summary>
public sealed class FirstRunTests
{
    [SkippableFact]
    public async Task FirstRun_InThreeSteps_EndsAtThePicks()
    {
        Skip.If(Chromium.Missing is not null, Chromium.Missing);
        await using var site = await EmptySite.StartAsync(photos: 6);
        await using var window = await BrowserWindow.OpenAsync(site.Address);
        await using var onlooker = await BrowserWindow.OpenAsync(site.Address);
        var patience = new LocatorAssertionsToHaveTextOptions { Timeout = 60_000 };
        await window.GoAsync("/");
        await window.Page.WaitForURLAsync(address => address.EndsWith("/welcome", StringComparison.Ordinal));
        await onlooker.GoAsync("/welcome");
        await Expect(window.Page.Locator(".steps .done")).ToHaveCountAsync(1);
        await window.Page.Locator(".steps .next a").ClickAsync();
        await window.Page.WaitForURLAsync(address => address.EndsWith("/import", StringComparison.Ordinal));
        await window.Page.Locator("#files").SetInputFilesAsync(site.Photos);
        await Expect(window.Page.Locator(".job .badge")).ToHaveTextAsync("Done", patience);
        await Expect(window.Page.Locator("#sidebar a[href='/'] .count")).ToHaveTextAsync("6", new LocatorAssertionsToHaveTextOptions { Timeout = 60_000 });

        // Another window that waited at the first steps sees that the second is done.
        await Expect(onlooker.Page.Locator(".steps .next")).ToContainTextAsync("first picks");
        await onlooker.Page.Locator(".steps .next a").ClickAsync();
        await onlooker.Page.WaitForURLAsync(address => address.EndsWith("/picks", StringComparison.Ordinal));
        await Expect(onlooker.Page.Locator("[data-id]").First).ToBeVisibleAsync();
        await window.GoToGridAsync();
        Assert.EndsWith("/", window.Page.Url, StringComparison.Ordinal);
    }
}
