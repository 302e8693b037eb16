using System.Reflection;
using Microsoft.Playwright;

namespace Bpp.Tests.Web.Browser;

/// <summary>One Chromium for the whole test run, which can reach nothing but 127.0.0.1; a test has a context of its own.</summary>
internal static class Chromium
{
    /// <summary>Why browser tests cannot run here; null when they can.</summary>
    public static string? Missing { get; } = File.Exists(Executable) && Driver is not null ? null : $"no Chromium at {Executable} (`make setup` installs it; BPP_CHROMIUM names another)";

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ];

    private static readonly Lazy<Task<IBrowser>> Started = new(() => StartAsync(Executable, Arguments));

    public static string Executable => Environment.GetEnvironmentVariable("BPP_CHROMIUM") is { Length: > 0 } named ? named : "/usr/bin/chromium";

    private static string? Driver => typeof(Chromium).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(data => data.Key == "PlaywrightPackage")?.Value;

    public static Task<IBrowser> GetAsync() => Started.Value;

    /// <summary>Another one, started by a program of the test's and free to reach what that can; the test closes it.</summary>
    public static Task<IBrowser> StartAsync(string executable) => StartAsync(executable, Arguments[..^1]);

    private static async Task<IBrowser> StartAsync(string executable, string[] arguments)
    {
        Environment.SetEnvironmentVariable("PLAYWRIGHT_DRIVER_SEARCH_PATH", Driver);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = executable, Args = arguments });
        AppDomain.CurrentDomain.ProcessExit += (_, _) => playwright.Dispose();
        return browser;
    }
}
