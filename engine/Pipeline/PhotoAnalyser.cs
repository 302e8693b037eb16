using System.Threading.Tasks.Dataflow;
using Bpp.Engine.Faces;
using Bpp.Engine.Imaging;
using Bpp.Engine.Import;
using Bpp.Engine.Metadata;

namespace Bpp.Engine.Pipeline;

/// <summary>Analyses photos in this process: a decode block (pixels and metadata), then one block for each frame stage.</summary>
public sealed class PhotoAnalyser : IPhotoAnalyser
{
    private readonly IPhotoDecoder _decoder;
    private readonly IMetadataReader _metadata;
    private readonly IReadOnlyList<IFrameStage> _stages;
    private readonly int _workers;
    private readonly int _maxLongSide;
    private readonly TimeProvider _time;

    /// <param name="decoder">Makes frames.</param>
    /// <param name="metadata">Reads everything but pixels.</param>
    /// <param name="stages">What looks at a frame, in order.</param>
    /// <param name="workers">Photos in each block at once.</param>
    /// <param name="maxLongSide">Longest side of a frame, pixels.</param>
    /// <param name="time">Measures busy time.</param>
    public PhotoAnalyser(IPhotoDecoder decoder, IMetadataReader metadata, IReadOnlyList<IFrameStage> stages, int workers, int maxLongSide, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        (_decoder, _metadata, _stages, _workers, _maxLongSide, _time) = (decoder, metadata, stages, workers, maxLongSide, time);
        Version = string.Join('-', [
            $"decoder{decoder.Version}",
            $"metadata{metadata.Version}",
            .. stages.Select(stage => $"{stage.Stage.ToString().ToLowerInvariant()}{stage.Version}"),
            $"side{maxLongSide}",
        ]);
    }

    public string Version { get; }

    public AnalyserBlock Start(CancellationToken abort)
    {
        // No block gets the token: a cancelled block would drop its queue with the frames in it. Items see it and pass through instead.
        var settings = new ExecutionDataflowBlockOptions
        {
            MaxDegreeOfParallelism = _workers,
            BoundedCapacity = _workers * 2,
            EnsureOrdered = false,
        };
        var propagate = new DataflowLinkOptions { PropagateCompletion = true };
        var counters = new List<BlockCounters>();

        var decode = Counter("decode");
        var metadata = Counter("metadata");
        var first = new TransformBlock<FingerprintedFile, PhotoItem>(source => Decode(new PhotoItem(source), decode, metadata, abort), settings);
        decode.Depth = () => first.InputCount;

        ISourceBlock<PhotoItem> last = first;
        foreach (var stage in _stages)
        {
            var counter = Counter(stage.Stage.ToString().ToLowerInvariant());
            var block = new TransformBlock<PhotoItem, PhotoItem>(item => Run(stage, item, counter, abort), settings);
            counter.Depth = () => block.InputCount;
            last.LinkTo(block, propagate);
            last = block;
        }

        var finish = new TransformManyBlock<PhotoItem, AnalysisOutcome>(Finish, settings);
        last.LinkTo(finish, propagate);
        return new AnalyserBlock(DataflowBlock.Encapsulate(first, finish), counters);

        BlockCounters Counter(string name)
        {
            var counter = new BlockCounters(name, _workers, _workers * 2);
            counters.Add(counter);
            return counter;
        }
    }

    public IReadOnlyList<FaceFacts>? ReadFaces(string path, IReadOnlyList<FaceBox> boxes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(boxes);
        if (_stages.OfType<FacesStage>().FirstOrDefault() is not { } faces)
            return null;
        using var decoded = _decoder.Decode(path, _maxLongSide, cancellationToken);
        return decoded.Frame is { } frame ? [.. boxes.Select(box => faces.ReadDrawn(frame, box))] : [];
    }

    private PhotoItem Decode(PhotoItem item, BlockCounters decode, BlockCounters metadata, CancellationToken abort)
    {
        var path = item.Work.Source.File.FullPath;
        decode.Measure(_time, () => item.Try(PhotoStage.Decode, () => item.Work.Decoded = _decoder.Decode(path, _maxLongSide, abort), abort));
        if (item.Work.Decoded is { } decoded)
            metadata.Measure(_time, () => item.Try(PhotoStage.Metadata, () => item.Work.Metadata = Upright(_metadata.Read(path, decoded.Format), decoded), abort));
        return item;
    }

    private static PhotoMetadata Upright(PhotoMetadata metadata, DecodedPhoto decoded) => metadata.StoredRegions.Count == 0
        ? metadata
        : metadata with { Regions = [.. metadata.StoredRegions.Select(region => RegionOrientation.Upright(region, decoded.Orientation, decoded.Width, decoded.Height))] };

    private PhotoItem Run(IFrameStage stage, PhotoItem item, BlockCounters counter, CancellationToken abort)
    {
        if (item.IsOpen && item.Work.Decoded?.Frame is not null)
            counter.Measure(_time, () => item.Try(stage.Stage, () => stage.Run(item.Work, abort), abort));
        return item;
    }

    private static AnalysisOutcome[] Finish(PhotoItem item)
    {
        using (item)
            return item.Outcome() is { } outcome ? [outcome] : [];
    }
}
