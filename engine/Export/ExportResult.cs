namespace Bpp.Engine.Export;

/// <summary>What an export did. Everything listed is complete on disk; nothing else was left there.</summary>
public sealed record ExportResult
{
    public required string OutputFolder { get; init; }

    /// <summary>In pick order.</summary>
    public required IReadOnlyList<ExportedFile> Files { get; init; }

    public required IReadOnlyList<ExportFailure> Failures { get; init; }

    /// <summary>Reports, sidecars, gallery and archive, as paths below the output folder.</summary>
    public required IReadOnlyList<string> Reports { get; init; }

    /// <summary>Why the export stopped early (disk full, read-only folder, …), else null.</summary>
    public string? Aborted { get; init; }

    /// <summary>The user stopped it.</summary>
    public bool Cancelled { get; init; }

    /// <summary>Every photo asked for is there.</summary>
    public bool Complete => Aborted is null && !Cancelled && Failures.Count == 0;

    /// <summary>The exit code of <see cref="Cli.ExitCode"/> that says the same.</summary>
    public int ExitCode =>
        Cancelled ? Cli.ExitCode.Interrupted
        : Aborted is not null ? Cli.ExitCode.Failure
        : Failures.Count > 0 ? Cli.ExitCode.SomePhotosFailed
        : Cli.ExitCode.Ok;
}
