using System.Collections.Concurrent;
using Bpp.Engine.Imaging;
using Bpp.Engine.Import;
using Bpp.Engine.Metadata;
using Bpp.Engine.Pipeline;
using Bpp.Engine.Storage;

namespace Bpp.Tests.Pipeline;

/// <summary>What happens to a made-up photo.</summary>
public enum Fate
{
    Fine,
    Unreadable,
    Undecodable,
    DecoderDefect,
    MeasureDefect,
    Video,
    Copy,
}

/// <summary>A decoder, a stage, a memory and a store that do what each made-up photo is fated to, and keep account.</summary>
internal sealed class FakePhotos(IReadOnlyList<Fate> fates) : IPhotoDecoder, IMetadataReader, IFrameStage, IAnalysisMemory
{
    private readonly ConcurrentBag<Frame> _frames = [];

    public ConcurrentQueue<Settled> Stored { get; } = new();

    public Action Decoding { get; init; } = () => { };

    public HashSet<string> Contents { get; } = [];

    public int Decodes => _frames.Count;

    public PhotoStage Stage => PhotoStage.Measure;

    public int Version => 1;

    string IFrameStage.Version => "1";

    public bool AllFramesReturned => _frames.All(frame =>
    {
        try
        {
            return frame.Pixels.IsEmpty;
        }
        catch (ObjectDisposedException)
        {
            return true;
        }
    });

    public IEnumerable<ScanResult> Scan() =>
        fates.Select((_, index) => new ScanResult(new PhotoFile(1, $"{index}.jpg", $"/{index}.jpg", 1, DateTime.UnixEpoch), null));

    public string Fingerprint(PhotoFile file, CancellationToken cancellationToken)
    {
        var index = Index(file.FullPath);
        return fates[index] switch
        {
            Fate.Unreadable => throw new PhotoException(PhotoStage.Fingerprint, FailureReason.Unreadable, "locked"),
            Fate.Copy => Hash(0),
            _ => Hash(index),
        };
    }

    public static string Hash(int index) => index.ToString("x64", System.Globalization.CultureInfo.InvariantCulture);

    public DecodedPhoto Decode(string path, int maxLongSide, CancellationToken cancellationToken)
    {
        Decoding();
        var fate = fates[Index(path)];
        if (fate is Fate.Undecodable)
            throw new PhotoException(PhotoStage.Decode, FailureReason.Undecodable, "broken");
        if (fate is Fate.DecoderDefect)
            throw new InvalidOperationException("defect");
        var frame = fate is Fate.Video ? null : new Frame(2, 2);
        if (frame is not null)
            _frames.Add(frame);
        return new DecodedPhoto { Frame = frame, Format = ImageFormat.Jpeg, Width = 2, Height = 2 };
    }

    public PhotoMetadata Read(string path, ImageFormat format) => PhotoMetadata.Empty;

    public void Run(PhotoWork work, CancellationToken cancellationToken)
    {
        if (fates[Index(work.Source.File.FullPath)] is Fate.MeasureDefect)
            throw new DivideByZeroException();
        _ = work.Decoded!.Frame!.Pixels[0];
    }

    public void Saw(string relativePath)
    {
    }

    public FileKnowledge Look(PhotoFile file) => FileKnowledge.Unknown;

    public PhotoFailure FailureOf(PhotoFile file) => throw new NotSupportedException();

    public bool HasContent(string sha256) => Contents.Contains(sha256);

    public AnalysisPipeline Pipeline(int workers = 2, Action<IReadOnlyList<Settled>>? store = null)
    {
        var options = new AnalysisOptions { Workers = workers, BatchSize = 8 };
        var analyser = new PhotoAnalyser(this, this, [this], workers, 1024, TimeProvider.System);
        return new AnalysisPipeline(analyser, Fingerprint, this, store ?? Keep, options, TimeProvider.System);
    }

    private void Keep(IReadOnlyList<Settled> batch)
    {
        foreach (var item in batch)
            Stored.Enqueue(item);
    }

    private static int Index(string path) => int.Parse(path[1..^4], System.Globalization.CultureInfo.InvariantCulture);
}
