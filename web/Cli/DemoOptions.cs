using Bpp.Engine.Cli;
using Bpp.Engine.Samples;

namespace Bpp.Web.Cli;

/// <summary>How the demo runs.</summary>
/// <param name="Port">0 for a free one.</param>
/// <param name="Keep">Folder that stays; null for a temporary one.</param>
/// <param name="OpenBrowser">Open a browser where there is a desktop.</param>
/// <param name="Once">End without showing.</param>
/// <param name="Picks">Number of picks.</param>
/// <param name="Seed">Seed of the sample library.</param>
internal sealed record DemoOptions(int Port, string? Keep, bool OpenBrowser, bool Once, int Picks, int Seed)
{
    /// <summary>Settings file for the run; null for none.</summary>
    public string? Config { get; init; }

    public SampleOptions Samples { get; init; } = new();

    /// <exception cref="UserException">A value is out of range, or the folder to keep already holds something.</exception>
    public void Validate()
    {
        if (Port is < 0 or > 65535)
            throw new UserException($"--port must be 0 to 65535, not {Port}.", ExitCode.Usage);
        if (Picks < 1)
            throw new UserException("--k must be at least 1.", ExitCode.Usage);
        if (Samples.Photos is < 1 or > 10_000)
            throw new UserException($"--photos must be 1 to 10000, not {Samples.Photos}.", ExitCode.Usage);
        if (Samples.Megapixels is not (>= 0.05 and <= 50))
            throw new UserException($"--megapixels must be 0.05 to 50, not {Samples.Megapixels}.", ExitCode.Usage);
        if (File.Exists(Keep) || (Directory.Exists(Keep) && Directory.EnumerateFileSystemEntries(Keep).Any()))
            throw new UserException($"{Keep} is not empty; name a new folder for --keep.", ExitCode.Usage);
    }
}
