using static Microsoft.Playwright.Assertions;

namespace Bpp.Tests.Web.Browser;

/// <summary>Choosing fast, over a slow or broken line: every key means the photo that is looked at, and nothing said is lost.</summary>
public sealed class CullingFlowTests(BrowserSite site) : IClassFixture<BrowserSite>
{
    private const string Place = ".loupe-bar > .muted";

    /// <summary>The file that the bar names, and the one whose picture is in the middle.</summary>
    private const string NamedAndShown = """
        () => {
          const middle = [...document.querySelectorAll('.pswp__item')].find(item => item.getAttribute('aria-hidden') === 'false');
          return [document.querySelector('.loupe-name')?.textContent, middle?.querySelector('.pswp__img:not(.pswp__img--placeholder)')?.alt].join('|');
        }
        """;

    [SkippableFact]
    public async Task Trash_KeyAfterKey_MeansThePhotoThatIsShown()
    {
        await using var window = await site.OpenAsync();
        await window.GoToGridAsync();
        var ids = await window.Page.EvaluateAsync<long[]>("async () => (await fetch('/api/list/ids?kind=library')).json()");
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window.Page.Locator(Place)).ToHaveTextAsync($"1 / {ids.Length}");
        for (var left = ids.Length - 1; left >= ids.Length - 3; left--)
        {
            await window.PressAsync("Delete");
            // The list is one shorter, and what is looked at is its first again.
            await Expect(window.Page.Locator(Place)).ToHaveTextAsync($"1 / {left}");
            await window.Page.WaitForFunctionAsync($"() => {{ const [named, shown] = ({NamedAndShown})().split('|'); return named && named === shown; }}");
        }

        var rest = await window.Page.EvaluateAsync<long[]>("async () => (await fetch('/api/list/ids?kind=library')).json()");
        Assert.Equal(ids[3..], rest);
        for (var step = 0; step < 3; step++)
            await window.PressAsync("z", "/api/undo");
        await Expect(window.Page.Locator(Place)).ToHaveTextAsync($"4 / {ids.Length}"); // what is looked at stays
    }

    [SkippableFact]
    public async Task Pick_WithASlowServer_MovesOnAtOnceAndOnlyOnce()
    {
        await using var window = await site.OpenAsync();
        await window.GoToGridAsync();
        var gate = new TaskCompletionSource();
        await window.Page.RouteAsync("**/api/decide", async route =>
        {
            await gate.Task;
            await route.ContinueAsync();
        });
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window.Page.Locator(Place)).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^1 /"));
        var done = window.PressAsync("p");
        await Expect(window.Page.Locator(Place)).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^2 /"));
        await window.Page.Keyboard.PressAsync("ArrowRight");
        gate.SetResult();
        await done;
        await Expect(window.Page.Locator("#toasts")).ToContainTextAsync("included");
        await Expect(window.Page.Locator(Place)).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^3 /"));
    }

    [SkippableFact]
    public async Task Key_HeldDown_DecidesOnce()
    {
        await using var window = await site.OpenAsync();
        await window.GoToGridAsync();
        var asked = 0;
        window.Page.Request += (_, request) => asked += request.Url.EndsWith("/api/decide", StringComparison.Ordinal) ? 1 : 0;
        await window.DoneAsync("/api/decide", () => window.Page.Keyboard.DownAsync("3"));
        for (var repeat = 0; repeat < 5; repeat++)
            await window.Page.Keyboard.DownAsync("3");
        await window.Page.Keyboard.UpAsync("3");
        await window.PressAsync("0");
        Assert.Equal(2, asked);
    }

    [SkippableFact]
    public async Task Decision_WhileTheServerIsAway_IsOfferedAgain()
    {
        await using var window = await site.OpenAsync();
        await window.GoToGridAsync();
        await window.Page.RouteAsync("**/api/decide", route => route.AbortAsync());
        await window.Page.Keyboard.PressAsync("4");
        var again = window.Page.Locator("#toasts .error button", new() { HasText = "Try again" });
        await Expect(again).ToBeVisibleAsync();
        await window.Page.UnrouteAllAsync();
        await window.DoneAsync("/api/decide", () => again.ClickAsync());
        await Expect(window.Page.Locator("#toasts")).ToContainTextAsync("rated 4");
    }

    [SkippableFact]
    public async Task Picture_ThatDidNotCome_IsAskedForAgainWhenTheServerIsBack()
    {
        await using var window = await site.OpenAsync();
        await window.Page.RouteAsync("**/media/**", route => route.AbortAsync());
        await window.GoToGridAsync();
        await Expect(window.Page.Locator("photo-grid .no-picture").First).ToBeVisibleAsync();
        await window.Page.UnrouteAllAsync();
        await site.Web.RestartAsync();
        await Expect(window.Page.Locator("photo-grid .no-picture")).ToHaveCountAsync(0);
        await Expect(window.Page.Locator("photo-grid .tile img").First).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task Toast_OfTheLoupe_OutlivesIt()
    {
        await using var window = await site.OpenAsync();
        await window.GoToGridAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await Expect(window.Page.Locator(Place)).ToBeVisibleAsync();
        await window.PressAsync("2");
        await Expect(window.Page.Locator(".pswp #toasts")).ToContainTextAsync("rated 2");
        await window.Page.Keyboard.PressAsync("Escape");
        await Expect(window.Page.Locator(".pswp.loupe")).ToHaveCountAsync(0);
        await window.DoneAsync("/api/undo", () => window.Page.Locator("body > #toasts .button").Last.ClickAsync());
        await Expect(window.Page.Locator("body > #toasts")).ToContainTextAsync("Undone");
        Assert.Empty(window.Errors);
    }

    [SkippableFact]
    public async Task Stars_InThePanel_RateByClickAndAreTakenAwayByASecond()
    {
        await using var window = await site.OpenAsync();
        await window.GoToGridAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        var third = window.Page.Locator(".loupe-panel [data-rate='3']");
        await window.DoneAsync("/api/decide", () => third.ClickAsync());
        await Expect(window.Page.Locator(".loupe-panel .rating .on")).ToHaveCountAsync(3);
        await Expect(third).ToBeFocusedAsync(); // the panel was drawn anew
        await window.DoneAsync("/api/decide", () => third.ClickAsync());
        await Expect(window.Page.Locator(".loupe-panel .rating .on")).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task Picks_WithALongName_KeepTheirSlidersInTheCard()
    {
        await using var window = await site.OpenAsync();
        await window.GoToGridAsync("/picks");
        await window.Page.EvaluateAsync("() => document.querySelector('.picks-controls [data-slot=people], .picks-controls fieldset').append(Object.assign(document.createElement('span'), { className: 'chip', textContent: 'x'.repeat(80) }))");
        Assert.True(await window.Page.EvaluateAsync<bool>("() => { const card = document.querySelector('.picks-controls').getBoundingClientRect(); return [...document.querySelectorAll('.picks-controls .slider input')].every(slider => slider.getBoundingClientRect().right <= card.right); }"));
    }

    [SkippableFact]
    public async Task Map_OnAPhone_HasNoButtonOverAnother()
    {
        await using var window = await site.OpenAsync(width: 390, height: 844);
        await window.GoAsync("/map");
        Assert.True(await window.Page.EvaluateAsync<bool>("""
            () => {
              const boxes = [...document.querySelectorAll('.view-tools :is(button, a)')].map(control => control.getBoundingClientRect()).filter(box => box.width > 0);
              return boxes.length > 1 && boxes.every((a, at) => boxes.every((b, other) => at === other || a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top));
            }
            """));
    }

    [SkippableFact]
    public async Task Covers_AfterAChange_StayWhileTheyAreFoundAnew()
    {
        await using var window = await site.OpenAsync();
        await window.GoAsync("/albums");
        var covers = window.Page.Locator(".smart-shelf img");
        await Expect(covers.First).ToBeVisibleAsync();
        var before = await covers.CountAsync();
        await window.Page.RouteAsync("**/api/albums/covers", _ => Task.CompletedTask); // they never come
        await window.Page.Locator("[data-control=new]").ClickAsync();
        await window.Page.Locator("dialog input[name=title]").FillAsync("Sea");
        await window.DoneAsync("/api/albums", () => window.Page.Keyboard.PressAsync("Enter"));
        await Expect(window.Page.Locator(".album-tree", new() { HasText = "Sea" })).ToBeVisibleAsync();
        await Expect(covers).ToHaveCountAsync(before);
    }
}
