using Bpp.Engine.Cli;
using Bpp.Engine.Export.Reports;

namespace Bpp.Engine.Export;

/// <summary>Looks at the output folder before anything is written: what is there already, and what is in the way.</summary>
internal sealed class Preflight(ExportOptions options, OutputFolder folder, PhotoProducer producer, PreviousExport previous)
{
    private const int NamesShown = 5;

    private readonly List<string> _conflicts = [];

    /// <summary>Photos whose very bytes are there, by exported name.</summary>
    /// <exception cref="UserException">Different files are in the way and the policy is to fail.</exception>
    public IReadOnlyDictionary<string, ExportedFile> Check(ExportPlan plan, IEnumerable<string> companions, CancellationToken cancellationToken)
    {
        var alreadyThere = new Dictionary<string, ExportedFile>();
        if (options.Mode is not ExportMode.Zip)
        {
            foreach (var photo in plan.Photos.Where(photo => folder.Exists(photo.Name)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (Existing(photo, cancellationToken) is { } file)
                    alreadyThere.Add(photo.Name, file);
                else
                    _conflicts.Add(photo.Name);
            }

            if (options.XmpSidecars)
                _conflicts.AddRange(plan.Photos.Where(HasForeignSidecar).Select(photo => photo.Name + Sidecar.Extension));
        }

        _conflicts.AddRange(companions.Where(name => folder.Exists(name) && !folder.Refreshable.Contains(name)));
        if (options.OnConflict is ConflictPolicy.Fail && _conflicts.Count > 0)
            throw Refuse();
        return alreadyThere;
    }

    private ExportedFile? Existing(PlannedPhoto photo, CancellationToken cancellationToken)
    {
        if (previous.Photos.TryGetValue(photo.Name, out var before)
            && before.Source.Sha256 == photo.Item.Sha256
            && folder.IsSame(photo.Name, before.Exported.Sha256, before.Exported.Size))
            return new ExportedFile(photo.Item, photo.Name, before.Exported.Sha256, before.Exported.Size, ExportOutcome.AlreadyThere, before.Note);
        try
        {
            // Under the other policies a different file is no obstacle, so making the bytes can wait until they are written.
            var (hash, size) = options.Recipe is null && !options.Strip ? (photo.Item.Sha256, photo.Item.Size)
                : options.OnConflict is ConflictPolicy.Fail ? Measure(photo, cancellationToken)
                : ("", -1);
            return folder.IsSame(photo.Name, hash, size) ? new ExportedFile(photo.Item, photo.Name, hash, size, ExportOutcome.AlreadyThere) : null;
        }
        catch (PhotoExportException)
        {
            return null;
        }
    }

    private (string Hash, long Size) Measure(PlannedPhoto photo, CancellationToken cancellationToken)
    {
        using var hashing = new HashingStream(Stream.Null);
        producer.Produce(photo.Item, cancellationToken).WriteTo(hashing, cancellationToken);
        return (hashing.Sha256(), hashing.Length);
    }

    private bool HasForeignSidecar(PlannedPhoto photo)
    {
        var name = photo.Name + Sidecar.Extension;
        if (!folder.Exists(name) || folder.Refreshable.Contains(name))
            return false;
        using var hashing = new HashingStream(Stream.Null);
        hashing.Write(Sidecar.Bytes(photo.Item, options));
        return !folder.IsSame(name, hashing.Sha256(), hashing.Length);
    }

    private UserException Refuse()
    {
        var more = _conflicts.Count > NamesShown ? $" and {_conflicts.Count - NamesShown} more" : "";
        return new UserException(
            $"{options.OutputFolder} already holds other files with these names: {string.Join(", ", _conflicts.Take(NamesShown))}{more}. "
            + "Nothing was written. Choose another --out, or say --on-conflict rename, skip or overwrite.");
    }
}
