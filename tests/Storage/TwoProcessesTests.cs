using System.Diagnostics;
using System.Text.Json;
using Bpp.Engine.Cli;
using Bpp.Engine.Storage;
using Bpp.Tests.Recovery;
using Bpp.Tests.Support;

namespace Bpp.Tests.Storage;

/// <summary>Several <c>bpp</c> want one library at the same moment.</summary>
public sealed class TwoProcessesTests(AnalysedLibrary analysed) : IClassFixture<AnalysedLibrary>
{
    [Fact]
    public async Task Decide_AtTheSameTime_EachSucceedsOrIsToldWhoHasTheLibrary()
    {
        using var library = analysed.Copy();
        var processes = Enumerable.Range(0, 4).Select(number => Start(library, "tag", "add", $"t{number}", "0.jpg", "--json")).ToList();
        var answers = new List<(int Pid, int Code, string Output, string Error)>();
        foreach (var process in processes)
        {
            using (process)
            {
                var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
                await process.WaitForExitAsync();
                answers.Add((process.Id, process.ExitCode, await output, await error));
            }
        }

        var pids = answers.Select(answer => answer.Pid).ToList();
        Assert.All(answers.Where(answer => answer.Code != ExitCode.Ok), answer =>
        {
            Assert.True(answer.Code == ExitCode.LibraryInUse, $"{answer.Code} {answer.Error}");
            Assert.Matches($"is in use by process ({string.Join('|', pids.Where(pid => pid != answer.Pid))}); wait until it is done or end it", answer.Error);
        });
        var promised = answers.Where(answer => answer.Code == ExitCode.Ok).Select(answer => JsonDocument.Parse(answer.Output).RootElement.GetProperty("batch").GetString()!).Order().ToList();
        Assert.NotEmpty(promised);
        using (var database = library.Open())
        {
            using var connection = database.Connect();
            Assert.Equal(promised, connection.Query("select distinct batch from decisions.events order by all", row => row.GetString(0)));
        }

        Assert.Equal(ExitCode.Ok, (await library.BppAsync("db", "verify", "--files")).Code);
        Assert.DoesNotContain(Directory.EnumerateFiles(library.Library.DataFolder), file => file.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public void Take_OwnerThatHasNotYetSaidWhoItIs_IsWaitedFor()
    {
        using var library = analysed.Copy();
        File.WriteAllText(library.DatabasePath + ".owner.json", """{"Pid":999999,"StartedAt":"2024-01-01T00:00:00"}""");
        var other = new FileStream(library.DatabasePath + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        using var freed = new System.Threading.Timer(_ => other.Dispose(), null, 50, Timeout.Infinite);
        using var lease = LibraryLease.Take(library.DatabasePath, default);
        Assert.Equal(Environment.ProcessId, LibraryLease.OwnerOf(library.DatabasePath)?.Pid);
    }

    private static Process Start(RecoveryLibrary library, params string[] args) => BppProcess.Start([.. args, "--library", library.Library.Root]);
}
