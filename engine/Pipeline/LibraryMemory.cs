using Bpp.Engine.Import;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Pipeline;

/// <summary>The library's memory of a folder.</summary>
internal sealed class LibraryMemory : IAnalysisMemory
{
    private readonly bool _retryFailed;
    private readonly Dictionary<string, (string Stage, string Reason, string Message)> _failures;

    /// <param name="database">The library.</param>
    /// <param name="known">Its files of the folder.</param>
    /// <param name="analyser">Version whose failures count.</param>
    /// <param name="retryFailed">Take files that failed before for new.</param>
    public LibraryMemory(LibraryDatabase database, KnownFiles known, string analyser, bool retryFailed)
    {
        (Known, _retryFailed) = (known, retryFailed);
        using var connection = database.Connect();
        _failures = connection
            .Query(
                "select path, stage, reason, message from facts.failures where source_id = $1 and analyser = $2 and not is_warning",
                row => (Path: row.GetString(0), Failure: (row.GetString(1), row.GetString(2), row.GetString(3))),
                known.SourceId,
                analyser)
            .DistinctBy(row => row.Path)
            .ToDictionary(row => row.Path, row => row.Failure, StringComparer.Ordinal);
    }

    public KnownFiles Known { get; }

    public void Saw(string relativePath) => Known.Saw(relativePath);

    public FileKnowledge Look(PhotoFile file) =>
        Known.Look(file) is var knowledge && _retryFailed && knowledge is FileKnowledge.FailedBefore ? FileKnowledge.Unknown : knowledge;

    public PhotoFailure FailureOf(PhotoFile file)
    {
        var (stage, reason, message) = _failures[file.RelativePath];
        return new PhotoFailure(file, null, Parse<PhotoStage>(stage), Parse<FailureReason>(reason), message);
    }

    public bool HasContent(string sha256) => Known.HasContent(sha256);

    private static T Parse<T>(string snakeCase)
        where T : struct, Enum => Enum.Parse<T>(snakeCase.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}
