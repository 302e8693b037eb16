using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bpp.Tests.People;
using Bpp.Web;
using Bpp.Web.Hosting;

namespace Bpp.Tests.Web.Support;

/// <summary>The pages of a library of imaginary people, asked over HTTP as a browser would.</summary>
internal sealed partial class PeopleSite : IAsyncDisposable
{
    private readonly WebServer _server;
    private readonly HttpClient _client;
    private readonly string _token;

    private PeopleSite(PeopleLibrary people, WebServer server, HttpClient client, string token) =>
        (People, _server, _client, _token) = (people, server, client, token);

    public PeopleLibrary People { get; }

    /// <summary>Where the server is, without a slash at the end.</summary>
    public string Address => _server.Address.ToString().TrimEnd('/');

    /// <summary>Photos 1, 2, 3, … with these people (0–9) on each.</summary>
    public static async Task<PeopleSite> StartAsync(params int[][] photos)
    {
        var people = new PeopleLibrary();
        people.Add(1, photos);
        var server = await WebServer.StartAsync(new ServedLibrary(people.Folder, people.Database, TimeProvider.System), new ServerOptions(), CancellationToken.None);
        var client = new HttpClient(new SocketsHttpHandler { UseCookies = true }) { BaseAddress = server.Address };
        return new PeopleSite(people, server, client, Token().Match(await client.GetStringAsync("/people")).Groups[1].Value);
    }

    public Task<string> TextAsync(string path) => _client.GetStringAsync(path);

    public Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(path);

    public async Task<JsonElement> JsonAsync(string path) => JsonDocument.Parse(await _client.GetStringAsync(path)).RootElement;

    public async Task<(int Status, JsonElement Answer)> PostAsync(string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("X-Bpp-Token", _token);
        using var response = await _client.SendAsync(request);
        return ((int)response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
    }

    /// <summary>Posts what must succeed as one step of undo.</summary>
    public async Task<JsonElement> DoneAsync(string path, object body)
    {
        var (status, answer) = await PostAsync(path, body);
        Assert.True(status == 200 && answer.GetProperty("batch").ValueKind == JsonValueKind.String, $"{status} {answer}");
        return answer;
    }

    public async Task UndoAsync(JsonElement answer) => await PostAsync("/api/undo", new { batch = answer.GetProperty("batch").GetString() });

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
        People.Dispose();
    }

    [GeneratedRegex("name=\"bpp-token\" content=\"([^\"]+)\"")]
    private static partial Regex Token();
}
