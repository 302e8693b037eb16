namespace Bpp.Engine.Import;

/// <summary>What a folder scan looks for and where it does not go.</summary>
public sealed record ScanOptions
{
    /// <summary>Extensions in lower case without the dot; see <see cref="PhotoExtensions.Parse"/>.</summary>
    public IReadOnlySet<string> Extensions { get; init; } = PhotoExtensions.Default;

    /// <summary>Follow symbolic links to files and folders. Each real folder is then visited once, so cycles end.</summary>
    public bool FollowSymlinks { get; init; }

    /// <summary>Folders that are not entered, e.g. the library or the output folder when it lies below the input.</summary>
    public IReadOnlyCollection<string> ExcludedFolders { get; init; } = [];
}
