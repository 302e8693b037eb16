using System.Text.Json;
using Bpp.Tests.Web.Support;

namespace Bpp.Tests.Web.Server;

/// <summary>Pages that stay open: events reach all of them, and a new server goes on with them.</summary>
public sealed class LivenessTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task Change_ByOneClient_IsToldToEveryOpenPage()
    {
        using var client = await web.ClientAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var streams = new List<StreamReader>();
        for (var page = 0; page < 3; page++)
        {
            var reader = new StreamReader(await client.Http.GetStreamAsync("/api/events", patience.Token));
            streams.Add(reader);
            Assert.Equal(web.Library.Version, (await NextAsync(reader, "hello", patience.Token)).GetProperty("version").GetInt64());
        }

        var id = web.Scalar<long>("select min(photo_id) from photos");
        await client.DecideAsync("favourite", "1", id);
        foreach (var reader in streams)
        {
            Assert.Equal(web.Library.Version, (await NextAsync(reader, "changed", patience.Token)).GetProperty("version").GetInt64());
            reader.Dispose();
        }
    }

    [Fact]
    public async Task Page_OpenWhileTheServerRestarts_KeepsItsTokenAndItsDecisions()
    {
        using var client = await web.ClientAsync();
        var id = web.Scalar<long>("select max(photo_id) from photos");
        await client.DecideAsync("rate", "5", id);
        await web.RestartAsync();
        Assert.Equal(5, (await client.JsonAsync($"/api/cards?ids={id}"))[0].GetProperty("rating").GetInt32());
        await client.DoneAsync("/api/undo", new { });
        Assert.NotEqual("5", (await client.JsonAsync($"/api/cards?ids={id}"))[0].GetProperty("rating").ToString());
    }

    private static async Task<JsonElement> NextAsync(StreamReader reader, string name, CancellationToken patience)
    {
        while (await reader.ReadLineAsync(patience) is { } line)
        {
            if (line == $"event: {name}")
                return JsonDocument.Parse((await reader.ReadLineAsync(patience))!["data: ".Length..]).RootElement;
        }

        throw new EndOfStreamException($"The stream ended before {name}.");
    }
}
