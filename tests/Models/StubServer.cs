using System.Net;

namespace Bpp.Tests.Models;

/// <summary>A server on the loopback address that stands in for every https address.</summary>
internal sealed class StubServer : IDisposable
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
