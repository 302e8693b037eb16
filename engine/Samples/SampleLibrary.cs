using System.Runtime.ExceptionServices;
using Bpp.Engine.Imaging;

namespace Bpp.Engine.Samples;

/// <summary>
/// Paints a library of photos to try Bpp on: sixteen scenes over nine months, with bursts, blurred and badly exposed frames,
/// copies and edits, camera data and places. No network, no bundled photos; the same seed gives the same files.
/// </summary>
public static class SampleLibrary
{
    private const int OddFileCount = 7;

    /// <summary>Writes the library and returns the relative paths of its files.</summary>
    /// <param name="folder">Where to; it is created. Files of the same names are overwritten.</param>
    /// <param name="seed">Decides every composition.</param>
    /// <param name="options">Size and number of photos.</param>
    /// <param name="progress">Told after each file how many are done.</param>
    /// <param name="cancellationToken">Stops between two photos.</param>
    public static IReadOnlyList<string> Create(string folder, int seed = 42, SampleOptions? options = null, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        options ??= new SampleOptions();
        options.Validate();
        VipsRuntime.EnsureStarted();
        var odd = options.OddFiles && options.Photos > OddFileCount * 2;
        var shots = SamplePlan.Create(seed, odd ? options.Photos - OddFileCount : options.Photos);
        var photographer = new SamplePhotographer(folder, options);
        var oddities = odd ? SampleOddities.For(shots, photographer, options) : [];
        var done = 0;
        Each(shots, options, shot =>
        {
            photographer.Take(shot);
            progress?.Report(Interlocked.Increment(ref done));
        }, cancellationToken);
        Each(oddities, options, oddity =>
        {
            oddity.Write();
            progress?.Report(Interlocked.Increment(ref done));
        }, cancellationToken);
        return [.. shots.Select(shot => shot.RelativePath), .. oddities.Select(oddity => oddity.RelativePath)];
    }

    private static void Each<T>(IReadOnlyList<T> jobs, SampleOptions options, Action<T> run, CancellationToken cancellationToken)
    {
        try
        {
            Parallel.ForEach(jobs, new ParallelOptions
            {
                MaxDegreeOfParallelism = options.Workers > 0 ? options.Workers : Environment.ProcessorCount,
                CancellationToken = cancellationToken,
            }, run);
        }
        catch (AggregateException several)
        {
            // one disk, one reason: the first says it
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
        }
    }
}
