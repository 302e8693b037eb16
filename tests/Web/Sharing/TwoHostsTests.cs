using System.Diagnostics;
using Bpp.Tests.Support;
using Bpp.Tests.Web.Browser;
using Bpp.Tests.Web.Support;
using Microsoft.Playwright;

namespace Bpp.Tests.Web.Sharing;

/// <summary>A phone with a real browser and the computer of the library, in networks of their own with a cable between them.</summary>
public sealed class TwoHostsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Library => _folder[SamplePhotos.LibraryName];

    public void Dispose() => _folder.Dispose();

    [SkippableFact]
    public async Task Phone_PairsBrowsesIsRevokedAsksAgain_HostGoesAndComesBack()
    {
        Skip.If(Chromium.Missing is not null, Chromium.Missing);
        Skip.If(TwoHosts.Missing is not null, TwoHosts.Missing);
        await SamplePhotos.CopyToAsync(_folder);
        using var hosts = TwoHosts.Connect();
        var server = await ServeAsync(hosts);
        await using var browser = await ChromiumOnAsync(hosts.Phone);
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { IgnoreHTTPSErrors = true, ViewportSize = new ViewportSize { Width = 390, Height = 844 }, Locale = "en-GB" });
        context.SetDefaultTimeout(20_000);
        var page = await context.NewPageAsync();
        try
        {
            // Nothing is there before the owner wants it, and the owner's pages are not there for others ever.
            // In a page of its own: the browser shows its error page late, which would end what comes next.
            var early = await context.NewPageAsync();
            await Assert.ThrowsAnyAsync<PlaywrightException>(() => early.GotoAsync($"https://{hosts.HostAddress}:5443/"));
            await early.CloseAsync();
            var refused = await page.GotoAsync($"http://{hosts.HostAddress}:{server.Port}/");
            Assert.Equal(403, refused!.Status);

            var link = (await hosts.BppAsync("share", "on", "--library", Library)).GetProperty("link").GetString()!;
            Assert.StartsWith($"https://{hosts.HostAddress}:5443/#code=", link, StringComparison.Ordinal);
            var device = await PairAsync(hosts, page, link, "Phone");
            await hosts.BppAsync("share", "approve", device, "--pick", "--library", Library);
            await page.Locator(".tile").First.WaitForAsync();
            await page.Locator(".tile img").First.EvaluateAsync("image => image.decode()");

            await server.Process.KillAndWaitAsync();
            await page.Locator("#offline:not([hidden])").WaitForAsync();
            server = await ServeAsync(hosts);
            await page.Locator("#offline").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden });

            var before = (await hosts.BppAsync("share", "on", "--library", Library)).GetProperty("link").GetString()!;
            await hosts.BppAsync("share", "rotate", "--library", Library);
            await page.Locator(".tile").First.WaitForAsync();
            await hosts.BppAsync("share", "revoke", device, "--library", Library);
            await page.GetByText("Access revoked").WaitForAsync(new LocatorWaitForOptions { Timeout = 3000 });
            Assert.Equal(0, await page.Locator(".tile").CountAsync());

            // The link from before the rotation opens nothing; a new one does, once its user taps.
            await page.GotoAsync("about:blank");
            await page.GotoAsync(before);
            await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Ask again" }).ClickAsync();
            await page.FillAsync("#name", "Phone");
            await page.ClickAsync("#pair .primary");
            await page.GetByText("This link was used or is too old").WaitForAsync();
            await page.GotoAsync("about:blank");
            var again = (await hosts.BppAsync("share", "on", "--library", Library)).GetProperty("link").GetString()!;
            await page.GotoAsync(again);
            await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Ask again" }).ClickAsync();
            await AskAsync(hosts, page, "Phone again");
        }
        finally
        {
            await server.Process.KillAndWaitAsync();
        }
    }

    private async Task<string> PairAsync(TwoHosts hosts, IPage page, string link, string name)
    {
        await page.GotoAsync(link);
        return await AskAsync(hosts, page, name);
    }

    /// <summary>Gives the device's name and returns its id, found by the words on its screen, as an owner would.</summary>
    private async Task<string> AskAsync(TwoHosts hosts, IPage page, string name)
    {
        await page.FillAsync("#name", name);
        await page.ClickAsync("#pair .primary");
        var words = await page.Locator(".words").TextContentAsync();
        var devices = (await hosts.BppAsync("share", "devices", "--library", Library)).EnumerateArray();
        return devices.Single(device => device.GetProperty("words").GetString() == words && device.GetProperty("address").GetString() == "10.211.7.2").GetProperty("id").GetString()!;
    }

    private async Task<(OwnedProcess Process, int Port)> ServeAsync(TwoHosts hosts)
    {
        var process = TwoHosts.Start(hosts.Host, Path.Combine(AppContext.BaseDirectory, "bpp"), "serve", "--library", Library, "--host", "0.0.0.0", "--port", "5001", "--no-browser");
        var line = await process.StandardOutput.ReadLineAsync();
        return line is not null ? (new OwnedProcess(process), new Uri(line).Port) : throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
    }

    /// <summary>A browser that a script starts inside a namespace; it is spoken to by pipes, which have no network.</summary>
    private async Task<IBrowser> ChromiumOnAsync(string name)
    {
        var script = _folder["chromium.sh"];
        await File.WriteAllTextAsync(script, $"#!/bin/sh\nexec ip netns exec {name} {Chromium.Executable} \"$@\"\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return await Chromium.StartAsync(script);
    }

    /// <summary>A process of this test, ended by its id with what it started.</summary>
    private sealed class OwnedProcess(Process process)
    {
        public async Task KillAndWaitAsync()
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }
}
