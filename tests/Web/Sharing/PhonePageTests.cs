using Bpp.Engine.Sharing;
using Bpp.Tests.Web.Browser;
using Microsoft.Playwright;

namespace Bpp.Tests.Web.Sharing;

/// <summary>The page of a phone in a real browser of a phone's size, and the owner's page beside it.</summary>
public sealed class PhonePageTests(ShareSite site) : IClassFixture<ShareSite>
{
    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Phone_AsksIsLetInBrowsesDecidesAndIsRevoked(bool dark)
    {
        await using var phone = await OpenAsync(dark);
        var page = phone.Page;
        var invitation = Invitation.Make(site.Book, new ShareState(new ShareSettings(true, 1, true), site.Server.Addresses, null), TimeProvider.System);
        await page.GotoAsync(invitation.Link.ToString());
        await page.Locator("#pair").WaitForAsync();
        Assert.Equal(site.Address + "/", page.Url);
        Assert.Empty(await phone.ViolationsAsync());
        await page.FillAsync("#name", $"Phone {dark}");
        await page.Keyboard.PressAsync("Enter");
        var words = await page.Locator(".words").TextContentAsync();
        Assert.Empty(await phone.ViolationsAsync());
        var device = Assert.Single(site.Book.Devices, device => device.Words == words);

        // The phone goes on by itself.
        site.Book.Approve(device.Id, new DeviceGrant(true, [], []));
        await page.Locator(".tile img").First.WaitForAsync();
        Assert.Empty(await phone.ViolationsAsync());
        await ShotAsync(page, $"phone-{(dark ? "dark" : "light")}");
        foreach (var tab in new[] { "picks", "favourites", "albums", "people", "library" })
        {
            await page.ClickAsync($"[data-tab={tab}]");
            await page.Locator($"[data-tab={tab}][aria-current=page]").WaitForAsync();
        }

        await page.Locator(".tile").First.ClickAsync();
        await page.Locator("#strip img").First.WaitForAsync();
        Assert.Empty(await phone.ViolationsAsync());
        await page.Keyboard.PressAsync("ArrowRight");
        await page.Locator("#strip div:nth-child(4) img").WaitForAsync();
        var isLoved = page.Locator("#heart[aria-pressed=true]");
        await page.ClickAsync("#heart");
        await isLoved.WaitForAsync();
        await page.Locator("#toast button").ClickAsync();
        await page.Locator("#heart[aria-pressed=false]").WaitForAsync();
        await page.ClickAsync($"#stars button:nth-child({(dark ? 4 : 5)})");
        await page.Locator("#stars button[aria-checked=true]").WaitForAsync();
        await page.GetByText("Rated", new PageGetByTextOptions { Exact = true }).WaitForAsync();
        Assert.Equal(3, site.Web.Scalar<long>("select count(*) from decisions.events where actor = $1", device.Actor));
        await ShotAsync(page, $"phone-loupe-{(dark ? "dark" : "light")}");
        await page.ClickAsync("#close");

        site.Book.Revoke(device.Id);
        await page.GetByText("Access revoked").WaitForAsync(new LocatorWaitForOptions { Timeout = 3000 });
        Assert.Equal(0, await page.Locator(".tile").CountAsync());
        Assert.Empty(await phone.ViolationsAsync());
        Assert.All(phone.Requests, request => Assert.True(request.StartsWith(site.Address, StringComparison.Ordinal) || request.StartsWith("data:", StringComparison.Ordinal), request));
        Assert.DoesNotContain(phone.Errors, error => !error.Contains("status of 40", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Host_GoneAndBack_IsSaidAndGoesOn()
    {
        await using var own = await OwnSite.StartAsync();
        await using var phone = await OpenAsync(false, own.Site);
        var page = phone.Page;
        await phone.Page.GotoAsync(Invitation.Make(own.Site.Book, new ShareState(new ShareSettings(true, 1, true), own.Site.Server.Addresses, null), TimeProvider.System).Link.ToString());
        await page.FillAsync("#name", "Phone");
        await page.ClickAsync("#pair .primary");
        await page.Locator(".words").WaitForAsync();
        own.Site.Book.Approve(own.Site.Book.Devices[0].Id, DeviceGrant.ViewAll);
        await page.Locator(".tile").First.WaitForAsync();

        await own.Site.StopAsync();
        await page.Locator("#offline:not([hidden])").WaitForAsync();
        Assert.True(await page.Locator(".tile").CountAsync() > 0);
        await own.Site.StartAgainAsync();
        await page.Locator("#offline").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden });
        await page.Locator(".tile").First.WaitForAsync();
    }

    [SkippableFact]
    public async Task Stranger_WithoutALink_IsToldWhatToDo()
    {
        await using var phone = await OpenAsync(false);
        await phone.Page.GotoAsync(site.Address);
        await phone.Page.GetByText("Ask the owner for a link").WaitForAsync();
        await phone.Page.GotoAsync(site.Address + "/#code=00000000000000000000000000000000");
        await phone.Page.ReloadAsync();
        await phone.Page.FillAsync("#name", "Stranger");
        await phone.Page.ClickAsync("#pair .primary");
        await phone.Page.GetByText("This link was used or is too old").WaitForAsync();
        Assert.DoesNotContain(site.Book.Devices, device => device.Name == "Stranger");
    }

    private static async Task ShotAsync(IPage page, string name)
    {
        await page.EvaluateAsync("Promise.all([...document.images].slice(0, 12).map(image => image.complete || new Promise(done => image.onload = image.onerror = done)))");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Screenshots.PathOf(name) });
    }

    private Task<BrowserWindow> OpenAsync(bool dark, ShareSite? other = null)
    {
        Skip.If(Chromium.Missing is not null, Chromium.Missing);
        return BrowserWindow.OpenAsync((other ?? site).Address, dark, 390, 844, isCertificateAccepted: true);
    }
}
