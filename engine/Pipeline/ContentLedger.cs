using Bpp.Engine.Import;

namespace Bpp.Engine.Pipeline;

/// <summary>
/// Lets each content be analysed once although several of its files are under way: the first file leads, the others wait for its outcome
/// and share it. Thread-safe. About 100 bytes for each content of a run.
/// </summary>
internal sealed class ContentLedger
{
    private readonly Dictionary<string, Entry> _contents = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>Whether the file leads its content. If not, <paramref name="outcome"/> is its outcome, or null when that comes out of <see cref="Resolve"/> later.</summary>
    public bool Lead(FingerprintedFile file, out Settled? outcome)
    {
        lock (_gate)
        {
            outcome = null;
            if (!_contents.TryGetValue(file.Sha256, out var entry))
            {
                _contents.Add(file.Sha256, new Entry());
                return true;
            }

            if (entry.IsResolved)
                outcome = Share(entry.Failure, file);
            else
                (entry.Followers ??= []).Add(file);
            return false;
        }
    }

    /// <summary>A leader's outcome, followed by those of the files that waited for it. Other outcomes pass.</summary>
    public IEnumerable<Settled> Resolve(AnalysisOutcome outcome)
    {
        var own = new Settled(outcome, null);
        var sha256 = outcome.Facts?.Source.Sha256 ?? outcome.Failure?.Sha256;
        if (sha256 is null)
            return [own];
        lock (_gate)
        {
            if (!_contents.TryGetValue(sha256, out var entry) || entry.IsResolved)
                return [own];
            var followers = entry.Followers ?? [];
            entry.IsResolved = true;
            entry.Followers = null;
            entry.Failure = outcome.Facts is null ? outcome.Failure : null;
            return [own, .. followers.Select(file => Share(entry.Failure, file))];
        }
    }

    private static Settled Share(PhotoFailure? failure, FingerprintedFile file) =>
        failure is null ? new Settled(null, file) : new Settled(new AnalysisOutcome(null, failure with { File = file.File }), null);

    private sealed class Entry
    {
        public bool IsResolved { get; set; }

        public PhotoFailure? Failure { get; set; }

        public List<FingerprintedFile>? Followers { get; set; }
    }
}
