using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Bpp.Tests.Web.Support;

/// <summary>What a page of ours does without a browser: keeps cookies and sends the token that the page was given.</summary>
internal sealed partial class WebClient : IDisposable
{
    private readonly HttpClient _http;

    private WebClient(HttpClient http, string token) => (_http, Token) = (http, token);

    public string Token { get; }

    public HttpClient Http => _http;

    public static async Task<WebClient> OpenAsync(string address)
    {
        var http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = new Uri(address) };
        var page = await http.GetStringAsync("/activity");
        return new WebClient(http, WebUtility.HtmlDecode(TokenMeta().Match(page).Groups[1].Value));
    }

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(path);

    public async Task<string> TextAsync(string path)
    {
        using var answer = await _http.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path} answered {(int)answer.StatusCode}: {text}");
        return text;
    }

    public async Task<JsonElement> JsonAsync(string path) => JsonDocument.Parse(await TextAsync(path)).RootElement;

    /// <summary>Sends JSON as our scripts do.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, object body, string? token = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.Add("X-Bpp-Token", token ?? Token);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return await _http.SendAsync(request);
    }

    /// <summary>Sends JSON and expects that it worked.</summary>
    public async Task<JsonElement> DoneAsync(string path, object body)
    {
        using var answer = await PostAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path} answered {(int)answer.StatusCode}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    public Task<JsonElement> DecideAsync(string action, object? value, params long[] ids) => DoneAsync("/api/decide", new { action, ids, value });

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("<meta name=\"bpp-token\" content=\"([^\"]+)\">")]
    private static partial Regex TokenMeta();
}
