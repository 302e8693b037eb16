using Bpp.Engine.Pipeline;
using FsCheck.Xunit;

namespace Bpp.Tests.Pipeline;

public sealed class AnalysisPipelineTests
{
    [Property(MaxTest = 60)]
    public async Task RunAsync_AnyPhotos_EachHasExactlyOneOutcomeAndFramesAreReturned(Fate[] fates)
    {
        var photos = new FakePhotos(fates);
        var progress = new AnalysisProgress();
        var complete = await photos.Pipeline(workers: 3).RunAsync(photos.Scan(), progress, default, default);

        Assert.True(complete);
        var paths = photos.Stored.Select(PathOf).ToList();
        Assert.Equal(fates.Length, paths.Count);
        Assert.Equal(fates.Length, paths.Distinct().Count());
        Assert.True(photos.AllFramesReturned);
        Assert.Equal(fates.Length, progress.Done);
        Assert.All(progress.Blocks, block => Assert.Equal(block.In, block.Out + block.Failed));
        Assert.Equal(fates.Length, progress.Blocks[^1].Out);
        foreach (var (outcome, copy) in photos.Stored)
            Assert.True(outcome is null != copy is null);
    }

    [Fact]
    public async Task RunAsync_CopiesInFlight_ContentIsDecodedOnce()
    {
        var photos = new FakePhotos([Fate.Fine, .. Enumerable.Repeat(Fate.Copy, 20)]);
        var progress = new AnalysisProgress();
        await photos.Pipeline(workers: 4).RunAsync(photos.Scan(), progress, default, default);

        Assert.Equal(1, photos.Decodes);
        Assert.Equal((1L, 20L), (progress.Analysed, progress.Known));
    }

    [Fact]
    public async Task RunAsync_Defect_IsAnInternalFailureOfThatPhoto()
    {
        var photos = new FakePhotos([Fate.Fine, Fate.DecoderDefect, Fate.MeasureDefect]);
        var progress = new AnalysisProgress();
        await photos.Pipeline().RunAsync(photos.Scan(), progress, default, default);

        Assert.Equal(1, progress.Analysed);
        Assert.All(progress.Failures, failure => Assert.Equal(FailureReason.Internal, failure.Reason));
        Assert.Equal([PhotoStage.Decode, PhotoStage.Measure], progress.Failures.Select(failure => failure.Stage).Order());
    }

    [Fact]
    public async Task RunAsync_KnownContent_IsNotDecoded()
    {
        var photos = new FakePhotos([Fate.Fine, Fate.Fine]);
        photos.Contents.Add(FakePhotos.Hash(1));
        var progress = new AnalysisProgress();
        await photos.Pipeline().RunAsync(photos.Scan(), progress, default, default);

        Assert.Equal((1, 1L, 1L), (photos.Decodes, progress.Analysed, progress.Known));
    }

    [Fact]
    public async Task RunAsync_Stopped_FinishesWhatIsInFlight()
    {
        using var stop = new CancellationTokenSource();
        var photos = new FakePhotos([.. Enumerable.Repeat(Fate.Fine, 500)]) { Decoding = stop.Cancel };
        var progress = new AnalysisProgress();
        var complete = await photos.Pipeline().RunAsync(photos.Scan(), progress, stop.Token, default);

        Assert.False(complete);
        Assert.InRange(progress.Analysed, 1, 100);
        Assert.Equal(progress.Scanned, progress.Done);
        Assert.True(photos.AllFramesReturned);
    }

    [Fact]
    public async Task RunAsync_Aborted_ReturnsEveryFrame()
    {
        using var abort = new CancellationTokenSource();
        var decoded = 0;
        var photos = new FakePhotos([.. Enumerable.Repeat(Fate.Fine, 500)])
        {
            Decoding = () =>
            {
                if (Interlocked.Increment(ref decoded) == 20)
                    abort.Cancel();
            },
        };
        var complete = await photos.Pipeline().RunAsync(photos.Scan(), new AnalysisProgress(), default, abort.Token);

        Assert.False(complete);
        Assert.True(photos.AllFramesReturned);
        Assert.InRange(photos.Decodes, 1, 40);
    }

    [Fact]
    public async Task RunAsync_StoreFails_EndsWithItsErrorAndHangsNowhere()
    {
        var photos = new FakePhotos([.. Enumerable.Repeat(Fate.Fine, 500)]);
        var pipeline = photos.Pipeline(store: _ => throw new IOException("disk full"));
        await Assert.ThrowsAsync<IOException>(() => pipeline.RunAsync(photos.Scan(), new AnalysisProgress(), default, default));
        Assert.True(photos.AllFramesReturned);
    }

    private static string PathOf(Settled item) =>
        (item.Copy?.File ?? item.Outcome!.Facts?.Source.File ?? item.Outcome.Failure!.File).RelativePath;
}
