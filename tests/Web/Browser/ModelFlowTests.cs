using Bpp.Tests.Web.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bpp.Tests.Web.Browser;

/// <summary>A model by click: the dialog says what will be fetched and asks for what the licence asks.</summary>
public sealed class ModelFlowTests
{
    [SkippableTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Install_ByClick_AsksForConsentThenShowsTheModel(bool dark)
    {
        Skip.If(Chromium.Missing is not null, Chromium.Missing);
        await using var site = await ModelSite.StartAsync();
        await using var window = await BrowserWindow.OpenAsync(site.Address, dark);
        await window.GoAsync("/settings/models");
        var line = window.Page.Locator($"[data-model={ModelSite.ResearchOnly}]");
        await line.Locator("[data-install]").ClickAsync();
        var dialog = window.Page.Locator("dialog[open]");
        foreach (var words in new[] { "models.test", "KB", "for research only", "SHA-256", "Nothing of your photos" })
            await Expect(dialog).ToContainTextAsync(words);
        Assert.Empty(await window.ViolationsAsync());

        // Without the tick the dialog stays, and nobody is asked for anything.
        await dialog.Locator(".primary").ClickAsync();
        await Expect(dialog).ToBeVisibleAsync();
        Assert.Empty(site.Network.Asked);

        await dialog.Locator("input[type=checkbox]").CheckAsync();
        await dialog.Locator(".primary").ClickAsync();
        await Expect(line.Locator(".badge")).ToHaveTextAsync("In use", new LocatorAssertionsToHaveTextOptions { Timeout = 60_000 });
        await line.Locator("[data-remove]").ClickAsync();
        Assert.Empty(await window.ViolationsAsync());
        await dialog.Locator(".danger").ClickAsync();
        await Expect(line.Locator("[data-remove]")).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task Add_FileOfTheUsers_IsTakenOrSaysWhatIsMissing()
    {
        Skip.If(Chromium.Missing is not null, Chromium.Missing);
        await using var site = await ModelSite.StartAsync();
        await using var window = await BrowserWindow.OpenAsync(site.Address);
        await window.GoAsync("/settings/models");
        var form = window.Page.Locator("#add-model");
        await form.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "eyes.onnx", MimeType = "application/octet-stream", Buffer = Bpp.Tests.Models.ModelFiles.AnotherEyeModel('b') });
        await form.Locator("button").ClickAsync();
        await Expect(form.Locator("[role=alert]")).ToContainTextAsync("what it is for");
        await form.Locator("select").SelectOptionAsync("eye_state");
        await form.Locator("[name=licence]").FillAsync("MIT");
        await form.Locator("button").ClickAsync();
        await Expect(window.Page.Locator("[data-model=eyes] .badge")).ToHaveTextAsync("In use");
    }
}
