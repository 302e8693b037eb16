using System.Globalization;
using System.IO.Compression;
using Bpp.Web;
using Bpp.Web.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bpp.Tests.Web.Browser;

/// <summary>What leaves the library: said before, delivered as an archive, followed while it is made, stopped when it is not wanted.</summary>
public sealed class ExportFlowTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    private const string Job = ".job";

    [SkippableFact]
    public async Task Selection_PreviewedAndDownloaded_IsThoseOriginals()
    {
        await using var window = await site.OpenAsync();
        await window.GoToGridAsync("/?sort=oldest");
        var tiles = window.Page.Locator(BrowserWindow.Tile);
        await tiles.Nth(0).ClickAsync(new LocatorClickOptions { Modifiers = [KeyboardModifier.Control] });
        await tiles.Nth(2).ClickAsync(new LocatorClickOptions { Modifiers = [KeyboardModifier.Shift] });
        await Expect(window.Page.Locator("photo-grid [aria-selected=true]")).ToHaveCountAsync(3);
        var ids = await window.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('photo-grid [aria-selected=true]')].map(tile => tile.dataset.id)");
        await window.Page.Keyboard.PressAsync("e");
        await window.Page.WaitForURLAsync(address => address.EndsWith("/export?scope=selection", StringComparison.Ordinal));
        await Expect(window.Page.Locator("[data-slot=preview]")).ToContainTextAsync("3 photos");
        var named = await window.Page.Locator("[data-slot=names] li").AllTextContentsAsync();
        Assert.Equal(3, named.Count);
        await window.Page.Locator("input[name=strip]").CheckAsync();
        await Expect(window.Page.Locator("[data-slot=preview]")).ToContainTextAsync("without any metadata");
        await window.Page.Locator("input[name=strip]").UncheckAsync();
        await Expect(window.Page.Locator("[data-slot=preview]")).ToContainTextAsync("places");

        using var archive = ZipFile.OpenRead(await DownloadAsync(window, () => window.Page.Locator("#export button.primary").ClickAsync()));
        var sizes = site.Web.Query("select photo_id, size from photos", row => (Id: row.GetInt64(0), Size: row.GetInt64(1))).ToDictionary(photo => photo.Id.ToString(CultureInfo.InvariantCulture), photo => photo.Size);
        var pictures = archive.Entries.Where(entry => named.Contains(entry.FullName)).ToList();
        Assert.Equal(ids.Select(id => sizes[id]).Order(), pictures.Select(entry => entry.Length).Order());
        foreach (var entry in pictures)
        {
            using var stream = entry.Open();
            Assert.Equal([0xFF, 0xD8], new[] { stream.ReadByte(), stream.ReadByte() });
        }

        await Expect(window.Page.Locator(Job).First).ToContainTextAsync("3 photos are in the archive");
    }

    [SkippableFact]
    public async Task Page_LoadedAnew_GoesOnFollowingItsJob()
    {
        await using var window = await site.OpenAsync();
        var (gate, _) = Hold();
        await window.GoAsync("/export");
        await Expect(window.Page.Locator("[data-slot=preview]")).ToContainTextAsync("photos");
        await window.DoneAsync("/api/export", () => window.Page.Locator("#export button.primary").ClickAsync());
        await Expect(window.Page.Locator(Job).First).ToContainTextAsync("Waits for the job before it");
        await window.Page.WaitForFunctionAsync("() => sessionStorage.getItem('bpp-export-jobs')"); // the answer to its own request was read
        await window.Page.ReloadAsync();
        await Expect(window.Page.Locator(Job).First).ToContainTextAsync("Waits for the job before it");
        var path = await DownloadAsync(window, () =>
        {
            gate.SetResult();
            return Task.CompletedTask;
        });
        using var archive = ZipFile.OpenRead(path);
        Assert.True(archive.Entries.Count > 1);
        await Expect(window.Page.Locator($"{Job} a[href*=download]").First).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task Job_ToldByEventsAndStopped_SaysHowFarItCame()
    {
        await using var window = await site.OpenAsync();
        await window.GoAsync("/jobs");
        var (_, job) = Hold();
        var card = window.Page.Locator(Job).First;
        await Expect(card).ToContainTextAsync("1 of 3");
        var button = await card.Locator("button").ElementHandleAsync();
        (job.Done, job.Step) = (2, new Phrase("Writing the second"));
        await Expect(card).ToContainTextAsync("2 of 3");
        await Expect(card).ToContainTextAsync("Writing the second");

        // The button is still the same one: a press that began before a beat ends on it.
        Assert.True(await button!.EvaluateAsync<bool>("button => button.isConnected"));
        var runner = site.Web.Services.GetRequiredService<JobRunner>();
        var next = runner.Start("export", new Phrase("Export after that"), _ => throw new InvalidOperationException("This was stopped before it began."));
        var waiting = window.Page.Locator(Job, new PageLocatorOptions { HasTextString = next.Title.ToString() });
        await window.DoneAsync("/cancel", () => waiting.Locator("button").ClickAsync());
        await Expect(waiting.Locator(".badge")).ToHaveTextAsync("Stopped");
        var held = window.Page.Locator(Job, new PageLocatorOptions { HasTextString = "Writing the second" });
        await window.DoneAsync("/cancel", () => held.Locator("button").ClickAsync());
        await Expect(window.Page.Locator(".job.cancelled")).ToHaveCountAsync(2);
    }

    /// <summary>Occupies the runner, which does one job after the other, until told or stopped.</summary>
    private (TaskCompletionSource Gate, Job Job) Hold()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var job = site.Web.Services.GetRequiredService<JobRunner>().Start("analyse", new Phrase("Something long"), job =>
        {
            (job.Done, job.Total) = (1, 3);
            return gate.Task.WaitAsync(job.Stop);
        });
        return (gate, job);
    }

    private static async Task<string> DownloadAsync(BrowserWindow window, Func<Task> act)
    {
        var download = await window.Page.RunAndWaitForDownloadAsync(act, new PageRunAndWaitForDownloadOptions { Timeout = 60_000 });
        Assert.EndsWith(".zip", download.SuggestedFilename, StringComparison.Ordinal);
        return await download.PathAsync();
    }
}
