using System.Net;
using System.Text.Json;
using Bpp.Tests.Web.Support;
using Bpp.Web;
using Bpp.Web.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Bpp.Tests.Web.Server;

/// <summary>How the library is: for a watcher of the server, on the page, and by the thorough check.</summary>
public sealed class HealthTests(WebFixture web) : IClassFixture<WebFixture>
{
    private static readonly string[] Keys = ["photos", "database", "journal", "backups", "missing", "failures", "models", "space", "thumbnails", "memory"];

    [Fact]
    public async Task Health_OfARunningServer_IsOkAndNamesTheVersion()
    {
        using var client = await web.ClientAsync();
        using var answer = await client.GetAsync("/health");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType?.MediaType);
        Assert.True(answer.Headers.CacheControl?.NoStore);
        var said = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(["status", "version"], said.EnumerateObject().Select(part => part.Name));
        Assert.Equal("ok", said.GetProperty("status").GetString());
        Assert.Matches(@"^[0-9]+\.[0-9]+\.[0-9]+", said.GetProperty("version").GetString());
    }

    [Fact]
    public async Task Page_AsJson_SaysEveryLine()
    {
        using var client = await web.ClientAsync();
        var page = await client.JsonAsync("/settings/health?format=json");
        Assert.Equal(Keys, page.GetProperty("checks").EnumerateArray().Select(line => line.GetProperty("key").GetString()));
        Assert.All(page.GetProperty("checks").EnumerateArray(), line => Assert.NotEqual("", line.GetProperty("words").GetString()));
        Assert.Equal("ok", Line(page, "database").GetProperty("state").GetString());
    }

    [Fact]
    public async Task Page_WhenAFolderIsGone_SaysWhatToDo()
    {
        using var client = await web.ClientAsync();
        var away = web.Photos + "-away";
        Directory.Move(web.Photos, away);
        try
        {
            var page = await client.JsonAsync("/settings/health?format=json");
            Assert.Equal("problem", page.GetProperty("status").GetString());
            Assert.Contains(web.Photos, Line(page, "missing").GetProperty("words").GetString(), StringComparison.Ordinal);
            Assert.Contains("relocate", Line(page, "missing").GetProperty("remedy").GetString(), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Move(away, web.Photos);
        }
    }

    [Fact]
    public async Task Check_OfTheDatabase_IsAJobThatSaysWhatItFound()
    {
        using var client = await web.ClientAsync();
        var runner = web.Services.GetRequiredService<JobRunner>();
        var ended = new TaskCompletionSource<Job>(TaskCreationOptions.RunContinuationsAsynchronously);
        var started = await client.DoneAsync("/api/check", new { files = false });
        runner.Start("test", new Phrase("After the check"), _ =>
        {
            ended.SetResult(runner.Find(started.GetProperty("job").GetProperty("id").GetInt64())!);
            return Task.CompletedTask;
        });
        var job = await ended.Task.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(JobState.Done, job.State);
        Assert.Equal(0, job.FailureCount);
        Assert.Contains("All is well", Assert.Single(job.Results).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_OfAJobThatWaits_EndsItAtOnce()
    {
        using var client = await web.ClientAsync();
        var runner = web.Services.GetRequiredService<JobRunner>();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        runner.Start("test", new Phrase("Something long"), _ => gate.Task);
        var waiting = runner.Start("test", new Phrase("Something that waits"), _ => throw new InvalidOperationException("This was cancelled."));
        using var answer = await client.PostAsync($"/api/jobs/{waiting.Id}/cancel", new { });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(JobState.Cancelled, waiting.State);
        gate.SetResult();
    }

    [Fact]
    public async Task Download_WhileAnotherJobRuns_GoesBesideIt()
    {
        var runner = web.Services.GetRequiredService<JobRunner>();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var fetched = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var other = runner.Start("analyse", new Phrase("Something long"), _ => gate.Task);
        runner.Start("model", new Phrase("A download"), _ =>
        {
            fetched.SetResult();
            return Task.CompletedTask;
        });
        await fetched.Task.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.False(other.IsOver);
        gate.SetResult();
    }

    private static JsonElement Line(JsonElement page, string key) => page.GetProperty("checks").EnumerateArray().Single(line => line.GetProperty("key").GetString() == key);
}
