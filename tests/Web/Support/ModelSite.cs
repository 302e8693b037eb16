using System.Security.Cryptography;
using Bpp.Engine.Cli;
using Bpp.Engine.Library;
using Bpp.Engine.Models;
using Bpp.Engine.Storage;
using Bpp.Tests.Models;
using Bpp.Tests.Support;
using Bpp.Web;
using Bpp.Web.Hosting;
using Bpp.Web.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace Bpp.Tests.Web.Support;

/// <summary>A server over an empty library whose models folder is its own and whose network is a stub: two models are known besides Bpp's, one for research only.</summary>
internal sealed class ModelSite : IAsyncDisposable
{
    public const string Free = "stub_eye";
    public const string ResearchOnly = "stub_research";

    private readonly TempFolder _folder;
    private readonly LibraryDatabase _database;
    private readonly WebServer _server;

    private ModelSite(TempFolder folder, LibraryDatabase database, WebServer server, StubServer network) => (_folder, _database, _server, Network) = (folder, database, server, network);

    public StubServer Network { get; }

    public string Address => _server.Address.ToString().TrimEnd('/');

    /// <summary>What the models' own server would send.</summary>
    public static byte[] BytesOf(string id) => ModelFiles.AnotherEyeModel(id == Free ? 'f' : 'r');

    /// <param name="network">Instead of the stub.</param>
    /// <param name="use">What BPP_USE says.</param>
    public static async Task<ModelSite> StartAsync(HttpMessageHandler? network = null, UseContext? use = null)
    {
        var folder = new TempFolder();
        new UserModels { Models = [Entry(Free, "MIT", LicenceClass.Permissive), Entry(ResearchOnly, "for research only", LicenceClass.ResearchOnly)] }.Save(folder["models"]);
        var stub = new StubServer { Answer = path => (200, BytesOf(path.Trim('/'))) };
        var library = new LibraryFolder(folder["lib"]);
        var database = BlankLibrary.Open(library.DatabasePath);
        var options = new ServerOptions
        {
            Environment = new CommandEnvironment(TextWriter.Null, TextWriter.Null, TimeProvider.System, IsTerminal: false)
            {
                Models = new ModelStoreOptions { UserFolder = folder["models"], Use = use },
                Network = network ?? stub.Handler,
            },
        };
        return new ModelSite(folder, database, await WebServer.StartAsync(new ServedLibrary(library, database, TimeProvider.System), options, CancellationToken.None), stub);
    }

    public string FileOf(string name) => _folder[$"models/{name}"];

    public Task<WebClient> ClientAsync() => WebClient.OpenAsync(Address);

    /// <summary>Waits until the jobs that were begun are over; the latest of them.</summary>
    public async Task<Job> EndedAsync()
    {
        var runner = _server.Services.GetRequiredService<JobRunner>();
        var latest = runner.Jobs[0];
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        runner.Start(latest.Kind, new Phrase("After them"), _ =>
        {
            reached.SetResult();
            return Task.CompletedTask;
        });
        await reached.Task.WaitAsync(TimeSpan.FromMinutes(1));
        return latest;
    }

    public async ValueTask DisposeAsync()
    {
        Network.Dispose();
        await _server.DisposeAsync();
        _database.Dispose();
        _folder.Dispose();
    }

    private static ModelEntry Entry(string id, string licence, LicenceClass kind) => new()
    {
        Id = id,
        Role = ModelRole.EyeState,
        Pack = ModelPack.Recommended,
        File = $"{id}.onnx",
        Bytes = BytesOf(id).Length,
        Sha256 = Convert.ToHexStringLower(SHA256.HashData(BytesOf(id))),
        Licence = licence,
        LicenceClass = kind,
        Author = "nobody",
        Sources = [$"https://models.test/{id}"],
        Recipe = "eye_24",
        Notes = "Made for tests.",
    };
}
