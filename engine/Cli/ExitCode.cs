namespace Bpp.Engine.Cli;

/// <summary>What the process returns; stable, for scripts.</summary>
public static class ExitCode
{
    public const int Ok = 0;

    public const int Failure = 1;

    /// <summary>The command line or a setting is wrong.</summary>
    public const int Usage = 2;

    /// <summary>Finished, but some photos failed.</summary>
    public const int SomePhotosFailed = 3;

    /// <summary>Another process owns the library.</summary>
    public const int LibraryInUse = 4;

    /// <summary>Ctrl-C.</summary>
    public const int Interrupted = 130;
}
