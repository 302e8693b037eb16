using Bpp.Engine.Recovery;

namespace Bpp.Web.Jobs;

/// <summary>Reads the whole database, the journal and, if asked, every photo file, as <c>bpp db verify</c> does.</summary>
internal sealed class CheckWork(ServedLibrary library)
{
    private const int MostFailures = 200;

    /// <param name="job">Told what was found.</param>
    /// <param name="files">Also compare the SHA-256 of every photo file.</param>
    public Task RunAsync(Job job, bool files)
    {
        job.Step = new Phrase(files ? "Reading the database and every photo" : "Reading the database");
        var found = LibraryVerification.Run(library.Database, library.Folder, files, job.Stop);
        job.Failures = [.. found.Problems.Take(MostFailures).Select(problem => new JobFailure("", problem))];
        job.FailureCount = found.Problems.Count;
        job.Results =
        [
            found.Problems.Count > 0 ? new Phrase("{0} {0|problem was|problems were} found.", found.Problems.Count)
            : found.Files is { } read ? new Phrase("All is well: {0} {0|table|tables}, {1} {1|decision|decisions}, {2} {2|photo file|photo files}.", found.Tables, found.Decisions, read)
            : new Phrase("All is well: {0} {0|table|tables}, {1} {1|decision|decisions}.", found.Tables, found.Decisions),
        ];
        return Task.CompletedTask;
    }
}
