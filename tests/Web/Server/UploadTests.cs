using System.Net;
using Bpp.Tests.Web.Support;
using WebClient = Bpp.Tests.Web.Support.WebClient;

namespace Bpp.Tests.Web.Server;

/// <summary>Files that a browser sends in parts.</summary>
public sealed class UploadTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task Upload_CutOff_GoesOnWhereItEnded()
    {
        using var client = await web.ClientAsync();
        var upload = await client.DoneAsync("/api/uploads", new { name = "../../evil name.jpg", size = 6 });
        Assert.Equal("evil name.jpg", upload.GetProperty("name").GetString());
        var id = upload.GetProperty("id").GetString()!;
        Assert.Equal(HttpStatusCode.OK, await PutAsync(client, id, 0, [1, 2, 3, 4]));
        Assert.Equal(HttpStatusCode.BadRequest, await PutAsync(client, id, 0, [1, 2]));
        var again = await client.DoneAsync("/api/uploads", new { name = "evil name.jpg", size = 6 });
        Assert.Equal(4, again.GetProperty("received").GetInt64());
        Assert.Equal(HttpStatusCode.BadRequest, await PutAsync(client, id, 4, [5, 6, 7, 8, 9]));
    }

    [Fact]
    public async Task Upload_LargerThanAllowed_NamesTheSetting()
    {
        using var client = await web.ClientAsync();
        using var answer = await client.PostAsync("/api/uploads", new { name = "large.jpg", size = (50L << 30) + 1 });
        Assert.Contains("upload_max_gigabytes", await Refusal.IsAsync(HttpStatusCode.BadRequest, answer), StringComparison.Ordinal);
    }

    /// <summary>Sends a part of a file of six bytes.</summary>
    private static async Task<HttpStatusCode> PutAsync(WebClient client, string id, int offset, byte[] part)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/uploads/{id}?offset={offset}&size=6") { Content = new ByteArrayContent(part) };
        request.Headers.Add("X-Bpp-Token", client.Token);
        using var answer = await client.Http.SendAsync(request);
        return answer.StatusCode;
    }
}
