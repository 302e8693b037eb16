namespace Bpp.Tests.Models;

/// <summary>A machine without a network.</summary>
internal sealed class Offline : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        throw new HttpRequestException("Name or service not known");
}
