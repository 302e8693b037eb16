using System.Collections.Concurrent;
using System.Threading.Channels;
using Bpp.Engine.Cli;
using Bpp.Engine.Models;
using Bpp.Web.Endpoints;

namespace Bpp.Web.Jobs;

/// <summary>
/// Runs jobs one after the other, since each wants all cores, and tells every open page how they are doing. Downloads want the network only:
/// they have a queue of their own and go beside the rest.
/// </summary>
internal sealed partial class JobRunner : IHostedService, IDisposable
{
    private const int Remembered = 50;
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(400);

    private readonly Channel<(Job Job, Func<Job, Task> Work)> _queue = Channel.CreateUnbounded<(Job, Func<Job, Task>)>();
    private readonly Channel<(Job Job, Func<Job, Task> Work)> _downloads = Channel.CreateUnbounded<(Job, Func<Job, Task>)>();
    private readonly ConcurrentDictionary<long, Job> _jobs = new();
    private readonly Lock _telling = new();
    private readonly EventHub _hub;
    private readonly TimeProvider _time;
    private readonly ILogger<JobRunner> _logger;
    private Task _loop = Task.CompletedTask;
    private long _lastId;

    public JobRunner(EventHub hub, TimeProvider time, ILogger<JobRunner> logger) => (_hub, _time, _logger) = (hub, time, logger);

    /// <summary>Latest first.</summary>
    public IReadOnlyList<Job> Jobs => [.. _jobs.Values.OrderByDescending(job => job.Id)];

    public Job? Find(long id) => _jobs.GetValueOrDefault(id);

    /// <param name="kind">import, analyse, export, check, model.</param>
    /// <param name="title">For people.</param>
    /// <param name="work">Fills the job while it runs; an exception ends it as failed.</param>
    public Job Start(string kind, Phrase title, Func<Job, Task> work)
    {
        var job = new Job(Interlocked.Increment(ref _lastId), kind, title, _time.GetUtcNow());
        _jobs[job.Id] = job;
        foreach (var old in Jobs.Where(other => other.IsOver).Skip(Remembered))
            _jobs.TryRemove(old.Id, out _);
        (kind == "model" ? _downloads : _queue).Writer.TryWrite((job, work));
        Tell(job);
        return job;
    }

    /// <summary>Ends a job: one that waits at once, one under way as soon as it can.</summary>
    public void Cancel(Job job)
    {
        job.Cancel();
        lock (_telling)
        {
            if (job.State == JobState.Waiting)
                End(job, JobState.Cancelled, []);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _loop = Task.WhenAll(Task.Run(() => RunAsync(_queue.Reader), CancellationToken.None), Task.Run(() => RunAsync(_downloads.Reader), CancellationToken.None));
        return Task.CompletedTask;
    }

    /// <summary>Ends the job under way; what it stored stays, and the next run goes on from there.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        _downloads.Writer.TryComplete();
        foreach (var job in _jobs.Values)
            Cancel(job);
        await _loop.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        foreach (var job in _jobs.Values)
            job.Dispose();
    }

    private async Task RunAsync(ChannelReader<(Job Job, Func<Job, Task> Work)> queue)
    {
        await foreach (var (job, work) in queue.ReadAllAsync())
        {
            if (!Begin(job))
                continue;
            using var beat = _time.CreateTimer(_ => Tell(job), null, Beat, Beat);
            try
            {
                await work(job);
                End(job, job.Stop.IsCancellationRequested ? JobState.Cancelled : JobState.Done, job.Results);
            }
            catch (OperationCanceledException) when (job.Stop.IsCancellationRequested)
            {
                End(job, JobState.Cancelled, job.Results);
            }
            catch (Exception exception) when (exception is UserException or ModelException)
            {
                End(job, JobState.Failed, [Phrase.Of(exception.Message)]);
            }
            catch (Exception exception)
            {
                Failed(_logger, job.Title.ToString(), exception);
                End(job, JobState.Failed, [Phrase.Of($"{exception.Message.Split('\n')[0]} ({exception.GetType().Name})")]);
            }
        }
    }

    private bool Begin(Job job)
    {
        lock (_telling)
        {
            if (job.IsOver)
                return false;
            job.Started = _time.GetUtcNow();
            job.State = JobState.Running;
            Tell(job);
            return true;
        }
    }

    private void End(Job job, JobState state, IReadOnlyList<Phrase> results)
    {
        lock (_telling)
        {
            job.Ended = _time.GetUtcNow();
            job.Results = results;
            job.State = state;
            Tell(job);
        }
    }

    /// <summary>One at a time: a beat must not say "running" after the end was told.</summary>
    private void Tell(Job job)
    {
        lock (_telling)
            _hub.Publish("job", Shape(job));
    }

    /// <summary>A job as JSON shows it: in English, and as <c>words</c> for a script that speaks the reader's language.</summary>
    public static object Shape(Job job) => new
    {
        job.Id,
        job.Kind,
        title = job.Title.ToString(),
        state = job.State.ToString().ToLowerInvariant(),
        job.Queued,
        job.Started,
        job.Ended,
        step = job.Step?.ToString(),
        job.Done,
        job.Total,
        result = job.Results.Count == 0 ? null : string.Join("; ", job.Results),
        job.Address,
        job.Failures,
        job.FailureCount,
        job.Blocks,
        words = new { job.Title, job.Step, result = job.Results },
    };

    [LoggerMessage(LogLevel.Error, "job {title} failed")]
    private static partial void Failed(ILogger logger, string title, Exception exception);
}
