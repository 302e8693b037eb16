using System.Net;
using System.Text.Json;
using Bpp.Engine.Models;
using Bpp.Tests.Models;
using Bpp.Tests.Web.Support;
using Bpp.Web.Jobs;
using WebClient = Bpp.Tests.Web.Support.WebClient;

namespace Bpp.Tests.Web.Server;

/// <summary>Models by click: nothing is fetched without consent, and what the command line refuses is refused here.</summary>
public sealed class ModelTests
{
    [Fact]
    public async Task Install_WithConsent_IsAJobThatPutsTheModelInPlace()
    {
        await using var site = await ModelSite.StartAsync();
        using var client = await site.ClientAsync();
        Assert.Equal("not_installed", (await LineAsync(client, ModelSite.Free)).GetProperty("state").GetString());

        await client.DoneAsync("/api/models/install", new { ids = new[] { ModelSite.Free }, consent = true });

        var job = await site.EndedAsync();
        Assert.Equal(JobState.Done, job.State);
        Assert.Equal($"{ModelSite.Free} is installed", Assert.Single(job.Results).ToString());
        Assert.Equal(job.Total, job.Done);
        Assert.Equal(ModelSite.BytesOf(ModelSite.Free), await File.ReadAllBytesAsync(site.FileOf("stub_eye.onnx")));
        Assert.Equal("in_use", (await LineAsync(client, ModelSite.Free)).GetProperty("state").GetString());
    }

    [Fact]
    public async Task Install_WithoutConsent_AsksNobody()
    {
        await using var site = await ModelSite.StartAsync();
        using var client = await site.ClientAsync();
        using var answer = await client.PostAsync("/api/models/install", new { ids = new[] { ModelSite.Free } });
        Assert.Contains("consent", await Refusal.IsAsync(HttpStatusCode.BadRequest, answer), StringComparison.Ordinal);
        Assert.Empty(site.Network.Asked);
    }

    [Theory]
    [InlineData("/api/models/install")]
    [InlineData("/api/models/none_such/remove")]
    [InlineData("/api/models/none_such/choose")]
    public async Task Model_Unknown_IsNotFound(string path)
    {
        await using var site = await ModelSite.StartAsync();
        using var client = await site.ClientAsync();
        using var answer = await client.PostAsync(path, new { ids = new[] { "none_such" }, consent = true });
        Assert.Contains("none_such", await Refusal.IsAsync(HttpStatusCode.NotFound, answer, "not_found"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Install_LicenceForResearchOnly_WantsItsAcceptanceAndWritesItDown()
    {
        await using var site = await ModelSite.StartAsync();
        using var client = await site.ClientAsync();
        using var refused = await client.PostAsync("/api/models/install", new { ids = new[] { ModelSite.ResearchOnly }, consent = true, accept = new[] { ModelSite.Free } });
        Assert.Contains("not accepted", await Refusal.IsAsync(HttpStatusCode.BadRequest, refused, "model"), StringComparison.Ordinal);
        Assert.Empty(site.Network.Asked);

        await client.DoneAsync("/api/models/install", new { ids = new[] { ModelSite.ResearchOnly }, consent = true, accept = new[] { ModelSite.ResearchOnly } });

        Assert.Equal(JobState.Done, (await site.EndedAsync()).State);
        var written = JsonDocument.Parse(await File.ReadAllTextAsync(site.FileOf("models.json"))).RootElement.GetProperty("accepted")[0];
        Assert.Equal((ModelSite.ResearchOnly, "for research only"), (written.GetProperty("model").GetString(), written.GetProperty("licence").GetString()));
    }

    [Fact]
    public async Task Install_ThatIsUnderWay_IsRefusedASecondTimeAndCanBeStopped()
    {
        await using var site = await ModelSite.StartAsync();
        using var client = await site.ClientAsync();
        using var gate = new ManualResetEventSlim();
        var asked = AnswerWhen(site, gate);
        var started = await client.DoneAsync("/api/models/install", new { ids = new[] { ModelSite.Free }, consent = true });
        await asked.WaitAsync(TimeSpan.FromMinutes(1));

        using var second = await client.PostAsync("/api/models/install", new { ids = new[] { ModelSite.Free }, consent = true });
        Assert.Contains("already", await Refusal.IsAsync(HttpStatusCode.Conflict, second, "conflict"), StringComparison.Ordinal);

        await client.DoneAsync($"/api/jobs/{started.GetProperty("job").GetProperty("id").GetInt64()}/cancel", new { });
        var job = await site.EndedAsync();
        gate.Set();
        Assert.Equal(JobState.Cancelled, job.State);
        Assert.Equal(["models.json"], Directory.EnumerateFiles(site.FileOf("")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Install_HostUnreachable_FailsAndSaysHowToGoOn()
    {
        using var offline = new Offline();
        await using var site = await ModelSite.StartAsync(offline);
        using var client = await site.ClientAsync();
        await client.DoneAsync("/api/models/install", new { ids = new[] { ModelSite.Free }, consent = true });
        var job = await site.EndedAsync();
        Assert.Equal(JobState.Failed, job.State);
        Assert.Contains("could not be fetched", job.Results[0].ToString(), StringComparison.Ordinal);
        Assert.Contains("Without a network", job.Results[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Install_OtherBytesCame_FailsAndKeepsNothing()
    {
        await using var site = await ModelSite.StartAsync();
        using var client = await site.ClientAsync();
        site.Network.Answer = _ => (200, ModelSite.BytesOf(ModelSite.ResearchOnly));
        await client.DoneAsync("/api/models/install", new { ids = new[] { ModelSite.Free }, consent = true });
        var job = await site.EndedAsync();
        Assert.Equal(JobState.Failed, job.State);
        Assert.Contains("thrown away", job.Results[0].ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(site.FileOf("stub_eye.onnx")));
    }

    [Fact]
    public async Task Install_SeveralAndOneFails_InstallsTheOthersAndNamesIt()
    {
        await using var site = await ModelSite.StartAsync();
        using var client = await site.ClientAsync();
        site.Network.Answer = path => path == "/stub_eye" ? (404, []) : (200, ModelSite.BytesOf(ModelSite.ResearchOnly));
        await client.DoneAsync("/api/models/install", new { ids = new[] { ModelSite.Free, ModelSite.ResearchOnly }, consent = true, accept = new[] { ModelSite.ResearchOnly } });
        var job = await site.EndedAsync();
        Assert.Equal((JobState.Done, "1 of 2 models are installed"), (job.State, job.Results[0].ToString()));
        Assert.Equal(ModelSite.Free, Assert.Single(job.Failures).Name);
    }

    [Fact]
    public async Task Install_WhileTheUseIsChanged_LosesNeither()
    {
        await using var site = await ModelSite.StartAsync();
        using var client = await site.ClientAsync();
        using var gate = new ManualResetEventSlim();
        var asked = AnswerWhen(site, gate);
        await client.DoneAsync("/api/models/install", new { ids = new[] { ModelSite.Free }, consent = true });
        await asked.WaitAsync(TimeSpan.FromMinutes(1));
        await client.DoneAsync("/api/models/use", new { use = "research" });
        gate.Set();
        Assert.Equal(JobState.Done, (await site.EndedAsync()).State);
        Assert.Equal("research", (await client.JsonAsync("/settings/models?format=json")).GetProperty("use").GetString());
    }

    [Fact]
    public async Task UseFor_Commercial_ShutsOutResearchOnly()
    {
        await using var site = await ModelSite.StartAsync();
        using var client = await site.ClientAsync();
        await client.DoneAsync("/api/models/use", new { use = "commercial" });
        Assert.False((await LineAsync(client, ModelSite.ResearchOnly)).GetProperty("can_install").GetBoolean());
        using var refused = await client.PostAsync("/api/models/install", new { ids = new[] { ModelSite.ResearchOnly }, consent = true, accept = new[] { ModelSite.ResearchOnly } });
        Assert.Contains("commercial use", await Refusal.IsAsync(HttpStatusCode.BadRequest, refused, "model"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("everything", null)]
    [InlineData(null, null)]
    [InlineData("personal", UseContext.Commercial)]
    public async Task UseFor_NoUseOrNotOurs_IsRefused(string? use, UseContext? fixedUse)
    {
        await using var site = await ModelSite.StartAsync(use: fixedUse);
        using var client = await site.ClientAsync();
        using var answer = await client.PostAsync("/api/models/use", new { use });
        await Refusal.IsAsync(HttpStatusCode.BadRequest, answer, "refused");
    }

    [Fact]
    public async Task Choose_ThenRemove_ChangesWhichIsInUse()
    {
        await using var site = await ModelSite.StartAsync();
        using var client = await site.ClientAsync();
        await client.DoneAsync("/api/models/install", new { ids = new[] { ModelSite.Free }, consent = true });
        await site.EndedAsync();
        await client.DoneAsync("/api/models/fr_eye/choose", new { });
        Assert.Equal("in_use", (await LineAsync(client, "fr_eye")).GetProperty("state").GetString());
        Assert.Equal("ready", (await LineAsync(client, ModelSite.Free)).GetProperty("state").GetString());

        await client.DoneAsync($"/api/models/{ModelSite.Free}/remove", new { });
        Assert.False(File.Exists(site.FileOf("stub_eye.onnx")));
        using var answer = await client.PostAsync("/api/models/fr_eye/remove", new { });
        Assert.Contains("was not put there", await Refusal.IsAsync(HttpStatusCode.BadRequest, answer, "model"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Add_UploadedFile_IsTriedAndTaken()
    {
        await using var site = await ModelSite.StartAsync();
        using var client = await site.ClientAsync();
        var bytes = ModelFiles.AnotherEyeModel('u');
        var upload = await client.DoneAsync("/api/uploads", new { name = "my eyes.onnx", size = bytes.Length });
        var id = upload.GetProperty("id").GetString()!;
        using var put = new HttpRequestMessage(HttpMethod.Put, $"/api/uploads/{id}?offset=0&size={bytes.Length}") { Content = new ByteArrayContent(bytes) };
        put.Headers.Add("X-Bpp-Token", client.Token);
        using var received = await client.Http.SendAsync(put);
        Assert.Equal(HttpStatusCode.OK, received.StatusCode);

        using var roleless = await client.PostAsync("/api/models/add", new { upload = id });
        Assert.StartsWith("my eyes.onnx is none of the models", await Refusal.IsAsync(HttpStatusCode.BadRequest, roleless, "model"), StringComparison.Ordinal);

        var added = await client.DoneAsync("/api/models/add", new { upload = id, role = "eye_state", licence = "MIT" });

        Assert.Equal("my_eyes", added.GetProperty("id").GetString());
        Assert.Equal(("in_use", "own"), ((await LineAsync(client, "my_eyes")).GetProperty("state").GetString(), (await LineAsync(client, "my_eyes")).GetProperty("pack").GetString()));
        using var again = await client.PostAsync("/api/models/add", new { upload = id, role = "eye_state" });
        await Refusal.IsAsync(HttpStatusCode.NotFound, again);
    }

    private static async Task<JsonElement> LineAsync(WebClient client, string id) =>
        (await client.JsonAsync("/settings/models?format=json")).GetProperty("models").EnumerateArray().Single(line => line.GetProperty("id").GetString() == id);

    /// <summary>The network answers when the gate opens; the task ends when it has been asked.</summary>
    private static Task AnswerWhen(ModelSite site, ManualResetEventSlim gate)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        site.Network.Answer = _ =>
        {
            asked.TrySetResult();
            gate.Wait();
            return (200, ModelSite.BytesOf(ModelSite.Free));
        };
        return asked.Task;
    }
}
