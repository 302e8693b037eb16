using System.Text.Json;
using Bpp.Tests.Docs;
using Bpp.Tests.Web.Support;
using Microsoft.Playwright;

namespace Bpp.Tests.Web.Browser;

/// <summary>The pages in German: nothing of what they say is left in English, and its longer words fit.</summary>
public sealed class GermanPageTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    private const string Visible = """
        () => {
            const texts = [];
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                if (!walker.currentNode.parentElement.closest("script, style, code, pre, [lang=en]"))
                    texts.push(walker.currentNode.textContent.trim());
            }
            for (const element of document.querySelectorAll("[aria-label], [title], [placeholder]"))
                texts.push(element.getAttribute("aria-label"), element.getAttribute("title"), element.getAttribute("placeholder"));
            return JSON.stringify([...new Set(texts.filter(Boolean))]);
        }
        """;

    [SkippableTheory]
    [InlineData(1440, 900)]
    [InlineData(390, 844)]
    public async Task Pages_InGerman_SayNothingInEnglishAndFit(int width, int height)
    {
        Skip.If(Chromium.Missing is not null, Chromium.Missing);
        await using var window = await BrowserWindow.OpenAsync(site.Web.Address, width: width, height: height, locale: "de-DE");
        var english = JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "web/Texts/de.json")))!.Where(word => word.Key != word.Value).Select(word => word.Key).ToHashSet();
        english.ExceptWith(["Name", "Tag", "scan", "faces", "Moments"]); // also names of files, columns or German words
        var wrong = new List<string>();
        foreach (var path in Paths())
        {
            await window.GoAsync(path);
            var texts = JsonSerializer.Deserialize<List<string>>(await window.Page.EvaluateAsync<string>(Visible))!;
            wrong.AddRange(texts.Where(english.Contains).Select(text => $"{path}: {text}"));
            var overflow = await window.Page.EvaluateAsync<int>("() => Math.max(document.documentElement.scrollWidth, document.getElementById('main')?.scrollWidth ?? 0) - innerWidth");
            if (overflow > 0)
                wrong.Add($"{path}: {overflow} px too wide");
            await window.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Screenshots.PathOf($"de-{width}-{path.Trim('/').Replace('/', '-').Split('?')[0]}") });
        }

        Assert.Empty(wrong);
    }

    private IEnumerable<string> Paths()
    {
        var photo = site.Web.Scalar<long>("select photo_id from photos where day is not null order by photo_id limit 1");
        return [.. WebPages.All, "/people", "/people/review", "/welcome", $"/photo/{photo}", "/search?q=2024"];
    }
}
