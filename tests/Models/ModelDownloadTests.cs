using System.Net;
using System.Security.Cryptography;
using Bpp.Engine.Models;
using Bpp.Tests.Support;

namespace Bpp.Tests.Models;

public sealed class ModelDownloadTests : IDisposable
{
    private static readonly byte[] Body = [.. Enumerable.Range(0, 200_000).Select(i => (byte)(i * 31))];

    private readonly TempFolder _folder = new();
    private readonly StubServer _server = new();

    private ModelShelf Shelf => new(new ModelStoreOptions { UserFolder = _folder["user"] }, TimeProvider.System);

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Install_RightFile_IsInPlace()
    {
        _server.Answer = _ => (200, Body);

        await Install(Entry("https://models.test/a.onnx"));

        Assert.Equal(Body, await File.ReadAllBytesAsync(_folder["user/a.onnx"]));
        Assert.Equal(["/a.onnx"], _server.Asked);
    }

    [Fact]
    public async Task Install_FirstAddressGone_TakesTheNext()
    {
        _server.Answer = path => path == "/gone" ? (404, []) : (200, Body);

        await Install(Entry("https://models.test/gone", "https://models.test/there"));

        Assert.True(File.Exists(_folder["user/a.onnx"]));
    }

    [Fact]
    public async Task Install_OtherBytes_AreThrownAway()
    {
        byte[] wrong = [.. Body];
        wrong[7] ^= 1;
        _server.Answer = _ => (200, wrong);

        var message = await Refused(Entry("https://models.test/a.onnx"));

        Assert.Contains($"has SHA-256 {Convert.ToHexStringLower(SHA256.HashData(wrong))}", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Install_LargerThanItShouldBe_StopsBeforeItIsWritten()
    {
        _server.Answer = _ => (200, [.. Body, 1]);

        Assert.Contains("the file has 200001 bytes, expected 200000", await Refused(Entry("https://models.test/a.onnx")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Install_EndlessFile_StopsAtTheSize()
    {
        _server.Chunked = true;
        _server.Answer = _ => (200, [.. Body, .. Body, .. Body]);

        Assert.Contains("larger than the 200000 bytes", await Refused(Entry("https://models.test/a.onnx")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Install_CutShort_IsRefused()
    {
        _server.Chunked = true;
        _server.Answer = _ => (200, Body[..1000]);

        Assert.Contains("(1000 bytes)", await Refused(Entry("https://models.test/a.onnx")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Install_PlainHttp_IsNotEvenAsked()
    {
        Assert.Contains("only https", await Refused(Entry("http://models.test/a.onnx")), StringComparison.Ordinal);
        Assert.Empty(_server.Asked);
    }

    [Fact]
    public async Task Install_NoNetwork_SaysWhatToFetchByHand()
    {
        using var offline = new Offline();
        var entry = Entry("https://models.test/a.onnx");

        var message = (await Assert.ThrowsAsync<ModelException>(() => new ModelDownload(Shelf, offline).InstallAsync(entry, false, default))).Message;

        Assert.Contains($"fetch https://models.test/a.onnx on another machine (SHA-256 {entry.Sha256}), then bpp model add FILE", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Install_LicenceNotAccepted_AsksNobody()
    {
        _server.Answer = _ => (200, Body);
        var entry = Entry("https://models.test/a.onnx") with { LicenceClass = LicenceClass.ResearchOnly, Licence = "research only" };

        Assert.Contains("not accepted", await Refused(entry), StringComparison.Ordinal);
        Assert.Empty(_server.Asked);

        await new ModelDownload(Shelf, _server.Handler).InstallAsync(entry, acceptLicence: true, default);
        Assert.Contains("accepted_at", await File.ReadAllTextAsync(_folder["user/models.json"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr_eye", "comes with Bpp")]
    [InlineData("mediapipe_face_mesh", "no public address")]
    public async Task Install_NothingToDownload_SaysSo(string id, string expected) =>
        Assert.Contains(expected, await Refused(ModelRegistry.BuiltIn.Models.Single(entry => entry.Id == id)), StringComparison.Ordinal);

    private static ModelEntry Entry(params string[] sources) => new()
    {
        Id = "a",
        Role = ModelRole.EyeState,
        Pack = ModelPack.Recommended,
        File = "a.onnx",
        Bytes = Body.Length,
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(Body)),
        Licence = "MIT",
        LicenceClass = LicenceClass.Permissive,
        Author = "nobody",
        Sources = sources,
        Recipe = "eye_24",
    };

    private Task Install(ModelEntry entry) => new ModelDownload(Shelf, _server.Handler).InstallAsync(entry, acceptLicence: false, default);

    /// <summary>The message; nothing may be left in the folder.</summary>
    private async Task<string> Refused(ModelEntry entry)
    {
        var exception = await Assert.ThrowsAsync<ModelException>(() => Install(entry));
        Assert.False(Directory.Exists(_folder["user"]) && Directory.EnumerateFiles(_folder["user"]).Any());
        return exception.Message;
    }

    /// <summary>A server on the loopback address that stands in for every https address.</summary>
    private sealed class StubServer : IDisposable
    {
        private readonly HttpListener _listener;
        private readonly Redirect _handler;

        public StubServer()
        {
            (_listener, var port) = ListenOnAFreePort();
            _handler = new Redirect(port);
            _ = Serve();
        }

        public HttpMessageHandler Handler => _handler;

        public Func<string, (int Status, byte[] Body)> Answer { get; set; } = _ => (500, []);

        /// <summary>The server does not say how long its answer is.</summary>
        public bool Chunked { get; set; }

        public List<string> Asked { get; } = [];

        public void Dispose()
        {
            _listener.Close();
            _handler.Dispose();
        }

        /// <summary>
        /// A listener picks no free port by itself, so ports are tried until one is. Each try has a listener of its own:
        /// one that could not start is disposed of.
        /// </summary>
        private static (HttpListener Listener, int Port) ListenOnAFreePort()
        {
            for (var attempt = 0; ; attempt++)
            {
                var port = Random.Shared.Next(20_000, 60_000);
                var listener = new HttpListener();
                try
                {
                    listener.Prefixes.Add($"http://127.0.0.1:{port}/");
                    listener.Start();
                    return (listener, port);
                }
                catch (HttpListenerException) when (attempt < 50)
                {
                    listener.Close();
                }
            }
        }

        private async Task Serve()
        {
            try
            {
                while (true)
                {
                    var context = await _listener.GetContextAsync();
                    Asked.Add(context.Request.Url!.AbsolutePath);
                    var (status, body) = Answer(context.Request.Url.AbsolutePath);
                    context.Response.StatusCode = status;
                    context.Response.SendChunked = Chunked;
                    if (!Chunked)
                        context.Response.ContentLength64 = body.Length;
                    try
                    {
                        await context.Response.OutputStream.WriteAsync(body);
                        context.Response.Close();
                    }
                    catch (HttpListenerException)
                    {
                        // The client hung up, as it should when too much comes.
                    }
                }
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        private sealed class Redirect(int port) : DelegatingHandler(new SocketsHttpHandler())
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            {
                var asked = request.RequestUri!;
                request.RequestUri = new UriBuilder(asked) { Scheme = "http", Host = "127.0.0.1", Port = port }.Uri;
                var response = await base.SendAsync(request, cancellationToken);
                response.RequestMessage!.RequestUri = asked;
                return response;
            }
        }
    }
}
