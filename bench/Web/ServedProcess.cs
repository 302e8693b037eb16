using System.Diagnostics;
using System.Net;
using Bpp.Bench.Throughput;

namespace Bpp.Bench.Web;

/// <summary>A real <c>bpp serve</c> over a library, ended when disposed.</summary>
internal sealed class ServedProcess : IDisposable
{
    private readonly Process _process;

    private ServedProcess(Process process, Uri address, TimeSpan start)
    {
        (_process, Start) = (process, start);
        Client = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.All, UseCookies = true }) { BaseAddress = address };
    }

    public HttpClient Client { get; }

    /// <summary>From the process' start until it says its address.</summary>
    public TimeSpan Start { get; }

    /// <summary>Highest resident memory so far, megabytes.</summary>
    public double PeakMegabytes => ProcessCost.PeakMegabytes(_process.Id);

    /// <param name="bpp">The program, as users run it.</param>
    /// <param name="library">Its folder; nobody else may have it open.</param>
    public static async Task<ServedProcess> StartAsync(string bpp, string library)
    {
        var start = Stopwatch.GetTimestamp();
        var process = Process.Start(new ProcessStartInfo(bpp, ["serve", "--library", library, "--port", "0", "--no-browser"]) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadLineAsync();
        return Uri.TryCreate(said, UriKind.Absolute, out var address)
            ? new ServedProcess(process, address, Stopwatch.GetElapsedTime(start))
            : throw new InvalidOperationException($"bpp serve did not start: {said}");
    }

    public void Dispose()
    {
        Client.Dispose();
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
