using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Bpp.Engine.Cli;
using Bpp.Tests.Support;
using Bpp.Web.Cli;

namespace Bpp.Tests.Web.Cli;

/// <summary>A port that another has is told before any work that would be for nothing.</summary>
public sealed class BusyPortTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly TcpListener _busy = new(IPAddress.Loopback, 0);

    public BusyPortTests() => _busy.Start();

    private string Port => ((IPEndPoint)_busy.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);

    public void Dispose()
    {
        _busy.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Demo_BusyPort_PaintsNothing()
    {
        await RefusedAsync("demo", "--keep", _folder["demo"], "--port", Port, "--no-browser");
        Assert.False(Directory.Exists(_folder["demo"]));
    }

    [Fact]
    public async Task Web_BusyPort_AnalysesNothing()
    {
        Directory.CreateDirectory(_folder["in"]);
        await RefusedAsync("web", "--input", _folder["in"], "--workdir", _folder["lib"], "--port", Port, "--no-browser");
        Assert.False(Directory.Exists(_folder["lib"]));
    }

    private static async Task RefusedAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var environment = new CommandEnvironment(output, error, TimeProvider.System, IsTerminal: false);
        var code = await BppCommandLine.RunAsync(args, environment, WebCommand.Create(environment), DemoCommand.Create(environment));

        Assert.Equal(ExitCode.Failure, code);
        Assert.Contains($"process {Environment.ProcessId}", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("--port", error.ToString(), StringComparison.Ordinal);
    }
}
