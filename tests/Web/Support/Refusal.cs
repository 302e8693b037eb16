using System.Net;
using System.Text.Json;

namespace Bpp.Tests.Web.Support;

/// <summary>The one shape of an error.</summary>
internal static class Refusal
{
    /// <summary>Checks status and shape; returns the words.</summary>
    public static async Task<string> IsAsync(HttpStatusCode status, HttpResponseMessage answer, string? code = null)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == answer.StatusCode, $"{answer.RequestMessage?.RequestUri} answered {(int)answer.StatusCode}, not {(int)status}: {text}");
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.False(problem.GetProperty("ok").GetBoolean());
        if (code is not null)
            Assert.Equal(code, problem.GetProperty("code").GetString());
        var words = problem.GetProperty("error").GetString()!;
        Assert.NotEqual("", words);
        Assert.DoesNotContain("   at ", words, StringComparison.Ordinal);
        return words;
    }
}
