using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Bpp.Engine.Export;
using Bpp.Engine.Export.Gallery;
using Bpp.Engine.Imaging;

namespace Bpp.Tests.Export;

public sealed class GalleryTests : IDisposable
{
    private readonly ExportFixture _fixture = new();

    [Fact]
    public void Execute_Gallery_EscapesEveryName()
    {
        var item = _fixture.Jpeg("\"><script>alert(1)</script> ‮שלום 😀 {{script}}.jpg") with { Reason = "<img src=x onerror=alert(2)> & \"more\"" };
        _fixture.Export([item], _fixture.Options with { Gallery = true, Title = "</title><script>alert(3)</script>" });

        var html = File.ReadAllText(_fixture["gallery.html"]);
        Assert.DoesNotContain("<script>alert", html);
        Assert.DoesNotContain("<img src=x", html);
        Assert.Contains("&lt;img src=x onerror=alert(2)&gt; &amp; &quot;more&quot;", html);
        Assert.Single(Regex.Matches(html, "<script"));
    }

    [Fact]
    public void Execute_Gallery_NeedsNothingFromOutside()
    {
        ExportItem[] items = [.. Enumerable.Range(1, 6).Select(rank => _fixture.Jpeg($"{rank}.jpg", rank))];
        _fixture.Export(items, _fixture.Options with { Gallery = true });

        var html = File.ReadAllText(_fixture["gallery.html"]);
        Assert.DoesNotMatch(@"(src|href)=""(https?:)?//", html);
        Assert.Contains("default-src 'none'", html);
        Assert.Equal(6, Regex.Count(html, @"<figure class=""photo"""));
        Assert.Equal(6, Regex.Count(html, @"data-preview=""data:image/jpeg;base64,"));
        Assert.Equal(6, Regex.Count(html, @"<img src=""data:image/jpeg;base64,[A-Za-z0-9+/=]+"" width=""320"" height=""200"" alt="""));
        Assert.Contains("href=\"selected/003_3.jpg\"", html);
        Assert.Contains("6 photos · January 2024 – April 2024", WebUtility.HtmlDecode(html));
    }

    [Fact]
    public void Execute_GalleryStripped_TellsNoCamera()
    {
        _fixture.Export([_fixture.Jpeg("a.jpg")], _fixture.Options with { Gallery = true, Strip = true });
        Assert.DoesNotContain("Canon", File.ReadAllText(_fixture["gallery.html"]));
    }

    [Fact]
    public void Build_MorePhotosThanAPageCanBear_ShowsTheFirstAndSaysSo()
    {
        var item = _fixture.Jpeg("a.jpg");
        List<ExportedFile> files = [.. Enumerable.Range(1, GalleryBuilder.MostPhotos + 1).Select(rank => new ExportedFile(item with { Rank = rank }, $"selected/{rank}.jpg", "", 1, ExportOutcome.Written))];
        var html = Encoding.UTF8.GetString(new GalleryBuilder(_fixture.Options, new OneByte(), null).Build(files, default));
        Assert.Contains("The first 5,000 photos of 5,001", html);
        Assert.Equal(GalleryBuilder.MostPhotos, Regex.Count(html, @"<figure class=""photo"""));
        Assert.Contains("data-viewable", html);
        Assert.DoesNotContain("data-preview=", html.Split("<script>")[0]);
    }

    [Fact]
    public void Execute_SameGalleryAgain_DecodesNothing()
    {
        ExportItem[] items = [_fixture.Jpeg("a.jpg"), _fixture.Jpeg("b.jpg", 2)];
        var options = _fixture.Options with { Gallery = true };
        _fixture.Export(items, options);
        var (gallery, manifest) = (File.ReadAllBytes(_fixture["gallery.html"]), File.ReadAllBytes(_fixture["manifest.json"]));

        var renderer = new OneByte();
        var again = new ExportRun(options, renderer).Execute(items, [], default);
        Assert.True(again.Complete);
        Assert.Equal(0, renderer.Calls);
        Assert.Equal(gallery, File.ReadAllBytes(_fixture["gallery.html"]));
        Assert.Equal(manifest, File.ReadAllBytes(_fixture["manifest.json"]));

        new ExportRun(options, renderer).Execute([items[0], items[1] with { Reason = "Another reason" }], [], default);
        Assert.True(renderer.Calls > 0);
        Assert.NotEqual(gallery, File.ReadAllBytes(_fixture["gallery.html"]));
    }

    private sealed class OneByte : IPhotoRenderer
    {
        public int Calls { get; private set; }

        public byte[] Render(string path, ConvertFormat format, RenderRecipe recipe, CancellationToken cancellationToken)
        {
            Calls++;
            return [0];
        }
    }

    public void Dispose() => _fixture.Dispose();
}
