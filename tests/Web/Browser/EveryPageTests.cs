using Bpp.Tests.Web.Support;
using Microsoft.Playwright;

namespace Bpp.Tests.Web.Browser;

/// <summary>What is true of every page: no barrier that axe finds, no request to anybody else, no error, no sideways scrolling on a phone, light to load.</summary>
public sealed class EveryPageTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    private const long ShellBytes = 250_000;

    private static readonly string[] Media = ["/media/", "/thumb/", "/face/", "/picture/"];

    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pages_InEachTheme_HaveNoSeriousBarrier(bool dark)
    {
        await using var window = await site.OpenAsync(dark);
        var found = new List<string>();
        foreach (var path in Paths())
        {
            await window.GoAsync(path);
            found.AddRange((await window.ViolationsAsync()).Select(violation => $"{path}: {violation}"));
        }

        Assert.True(found.Count == 0, string.Join('\n', found.Distinct().Take(40)));
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

    [SkippableFact]
    public async Task Pages_Opened_AskNobodyElseAndReportNoError()
    {
        await using var window = await site.OpenAsync();
        var errors = new List<string>();
        foreach (var path in Paths())
        {
            await window.GoAsync(path);
            await window.Page.WaitForFunctionAsync("() => document.readyState === 'complete'");
            errors.AddRange(window.Errors.Skip(errors.Count).Select(error => $"{path}: {error}"));
        }

        Assert.Empty(errors);
        Assert.NotEmpty(window.Requests);
        Assert.DoesNotContain(window.Requests, request => !request.StartsWith(site.Web.Address + "/", StringComparison.Ordinal) && !request.StartsWith("data:", StringComparison.Ordinal) && !request.StartsWith("blob:", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Pages_OnAPhone_DoNotScrollSideways()
    {
        await using var window = await site.OpenAsync(width: 390, height: 844);
        var wide = new List<string>();
        foreach (var path in Paths())
        {
            await window.GoAsync(path);
            var overflow = await window.Page.EvaluateAsync<int>("() => Math.max(document.documentElement.scrollWidth, document.getElementById('main')?.scrollWidth ?? 0) - innerWidth");
            if (overflow > 0)
                wide.Add($"{path}: {overflow} px too wide");
        }

        Assert.Empty(wide);
    }

    [SkippableFact]
    public async Task Shell_WithoutPhotos_WeighsLittle()
    {
        await using var window = await site.OpenAsync();
        var sizes = new List<(string Url, Task<RequestSizesResult> Size)>();
        window.Page.RequestFinished += (_, request) => sizes.Add((request.Url, request.SizesAsync()));
        await window.GoToGridAsync();

        long total = 0;
        foreach (var (_, size) in sizes.ToList().Where(one => !Media.Any(part => one.Url.Contains(part, StringComparison.Ordinal))))
            total += (await size).ResponseBodySize;
        Assert.InRange(total, 20_000, ShellBytes);
    }

    [SkippableFact]
    public async Task MainPages_Photographed_AreWritten()
    {
        await using var window = await site.OpenAsync(width: 1440, height: 900);
        foreach (var (name, path, wait) in ((string, string, string)[])[("grid", "/", BrowserWindow.Tile), ("picks", "/picks", BrowserWindow.Tile), ("people", "/people", "h1"), ("albums", "/albums", "h1"), ("duplicates", "/duplicates", "main img"), ("calendar", "/calendar", "h1"), ("sql", "/sql", ".cm-editor"), ("import", "/import", "h1")])
        {
            await window.GoAsync(path);
            await window.Page.WaitForSelectorAsync(wait);
            await window.Page.WaitForFunctionAsync("() => [...document.images].every(image => image.complete || image.getBoundingClientRect().top > innerHeight)");
            var bytes = await window.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Screenshots.PathOf(name) });
            Assert.True(bytes.Length > 10_000, $"{name} is blank");
        }
    }

    private List<string> Paths()
    {
        var photos = site.Web.Query("select photo_id, strftime(day, '%Y-%m-%d') from photos where day is not null order by photo_id limit 2", row => (Id: row.GetInt64(0), Day: row.GetString(1)));
        return [.. WebPages.All, "/people", "/people/review", "/welcome", $"/photo/{photos[0].Id}", $"/photos/day/{photos[0].Day}", $"/compare?ids={photos[0].Id},{photos[1].Id}", "/search?q=2024"];
    }
}
