using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace Bpp.Tests.Web.Browser;

/// <summary>A window: its page, what it asked for and what went wrong in it.</summary>
internal sealed class BrowserWindow : IAsyncDisposable
{
    private const string Axe = """
        async () => {
            const found = await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], resultTypes: ["violations"] });
            return JSON.stringify(found.violations
                .filter(violation => ["serious", "critical"].includes(violation.impact))
                .flatMap(violation => violation.nodes.map(node => `${violation.id}: ${node.html.slice(0, 160)} (${node.failureSummary.split("\n")[1]?.trim()})`)));
        }
        """;

    private static readonly Lazy<Task<string>> AxeScript = new(() => File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "axe.js")));

    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly ConcurrentQueue<string> _requests = new();

    private BrowserWindow(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        context.SetDefaultTimeout(15_000);
        page.PageError += (_, error) => _errors.Enqueue(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                _errors.Enqueue(message.Text);
        };
        page.Request += (_, request) => _requests.Enqueue(request.Url);
    }

    public IPage Page { get; }

    /// <summary>A window of its own on a server.</summary>
    /// <param name="address">Of the server.</param>
    /// <param name="dark">Which theme the system has.</param>
    /// <param name="width">CSS pixels.</param>
    /// <param name="height">CSS pixels.</param>
    /// <param name="isCertificateAccepted">A certificate of the server's own was accepted, as a person does after comparing its fingerprint.</param>
    /// <param name="locale">The language of the browser, and so of the pages.</param>
    /// <exception cref="SkipException">There is no browser.</exception>
    public static async Task<BrowserWindow> OpenAsync(string address, bool dark = false, int width = 1280, int height = 800, bool isCertificateAccepted = false, string locale = "en-GB")
    {
        Skip.If(Chromium.Missing is not null, Chromium.Missing);
        var browser = await Chromium.GetAsync();
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address,
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = locale,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            AcceptDownloads = true,
            IgnoreHTTPSErrors = isCertificateAccepted,
        });
        return new BrowserWindow(context, await context.NewPageAsync());
    }

    /// <summary>Uncaught errors and the console's, so far.</summary>
    public IReadOnlyList<string> Errors => [.. _errors];

    /// <summary>Addresses it asked for, so far.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>Opens a page and waits until its scripts ran.</summary>
    public async Task GoAsync(string path) => await Page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.Load });

    /// <summary>Opens the grid and waits for its photos.</summary>
    public async Task GoToGridAsync(string path = "/")
    {
        await GoAsync(path);
        await Page.WaitForSelectorAsync(Tile);
    }

    /// <summary>Acts and waits until the server has answered that it is done.</summary>
    public Task<IResponse> DoneAsync(string path, Func<Task> act) =>
        Page.RunAndWaitForResponseAsync(act, response => response.Url.Contains(path, StringComparison.Ordinal) && response.Request.Method == "POST" && response.Ok);

    /// <summary>Presses a key and waits until the server has answered that what it means is done.</summary>
    public Task<IResponse> PressAsync(string key, string path = "/api/decide") => DoneAsync(path, () => Page.Keyboard.PressAsync(key));

    public const string Tile = "photo-grid [data-id]";

    /// <summary>Serious and critical violations of WCAG 2.2 AA that axe finds, one sentence each.</summary>
    public async Task<IReadOnlyList<string>> ViolationsAsync()
    {
        await Page.EvaluateAsync(await AxeScript.Value);
        return JsonSerializer.Deserialize<List<string>>(await Page.EvaluateAsync<string>(Axe))!;
    }

    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
    }
}
