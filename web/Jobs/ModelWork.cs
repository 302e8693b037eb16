using Bpp.Engine.Cli;
using Bpp.Engine.Models;
using Bpp.Web.Hosting;

namespace Bpp.Web.Jobs;

/// <summary>Installs models as <c>bpp model install</c> does, as jobs; a model is fetched once at a time.</summary>
internal sealed class ModelWork(CommandEnvironment environment, JobRunner runner)
{
    private readonly Lock _starting = new();
    private readonly Dictionary<string, Job> _jobs = new(StringComparer.Ordinal);

    /// <summary>Begins a job that fetches models. What may not be fetched is refused before.</summary>
    /// <param name="wanted">What the user consented to.</param>
    /// <param name="accepted">Ids of those whose licence the user accepts.</param>
    /// <exception cref="ModelException">One of them has no address or its licence is not accepted.</exception>
    /// <exception cref="ConflictException">One of them is being fetched.</exception>
    public Job Start(IReadOnlyList<ModelEntry> wanted, IReadOnlySet<string> accepted)
    {
        var shelf = Shelf();
        foreach (var entry in wanted)
            ModelDownload.Require(shelf, entry, accepted.Contains(entry.Id));
        lock (_starting)
        {
            if (wanted.FirstOrDefault(entry => _jobs.GetValueOrDefault(entry.Id) is { IsOver: false }) is { } busy)
                throw new ConflictException($"Model '{busy.Id}' is being installed already.");
            var title = wanted is [var one] ? new Phrase("Install the model {0}", one.Id) : new Phrase("Install {0} {0|model|models}", wanted.Count);
            var job = runner.Start("model", title, job => RunAsync(job, wanted, accepted));
            foreach (var entry in wanted)
                _jobs[entry.Id] = job;
            return job;
        }
    }

    private async Task RunAsync(Job job, IReadOnlyList<ModelEntry> wanted, IReadOnlySet<string> accepted)
    {
        using var own = environment.Network is null ? new HttpClientHandler() : null;
        var download = new ModelDownload(Shelf(), environment.Network ?? own!);
        job.Total = wanted.Sum(entry => entry.Bytes);
        var before = 0L;
        var installed = 0;
        ModelException? refusal = null;
        foreach (var entry in wanted)
        {
            job.Step = new Phrase("Fetching {0}", entry.Id);
            try
            {
                await download.InstallAsync(entry, accepted.Contains(entry.Id), job.Stop, bytes => job.Done = before + bytes);
                installed++;
            }
            catch (ModelException exception)
            {
                // One that is alone is the job, and its failure the job's.
                refusal = exception;
                if (wanted.Count == 1)
                    throw;
                job.Failures = [.. job.Failures, new JobFailure(entry.Id, exception.Message)];
                job.FailureCount++;
            }

            job.Done = before += entry.Bytes;
        }

        if (installed == 0)
            throw refusal!;
        job.Results = [wanted.Count == 1 ? new Phrase("{0} is installed", wanted[0].Id) : new Phrase("{0} of {1} {1|model is|models are} installed", installed, wanted.Count)];
    }

    private ModelShelf Shelf() => new(environment.ModelOptions(), environment.Time);
}
