using Bpp.Engine.Imaging;

namespace Bpp.Engine.Measuring;

/// <summary>Measures one frame at a time and keeps its working memory (about 1.5 bytes a pixel) for the next. Not thread-safe.</summary>
internal sealed class FrameMeter
{
    private readonly DetailPyramid _pyramid = new();
    private readonly ToneStatistics _tones = new();
    private readonly TileColours _colours = new();
    private readonly NoiseEstimate _noise = new();
    private readonly SharpnessReading _sharpness = new();
    private readonly SubjectMap _subject = new();
    private readonly RegionFacts _regions = new();
    private readonly HorizonEstimate _horizon = new();

    public Measurements Measure(Frame frame) => Measure(frame.Pixels, frame.Width, frame.Height);

    /// <param name="rgb"><c>[H×W×3]</c> RGB, 8-bit, packed.</param>
    public Measurements Measure(ReadOnlySpan<byte> rgb, int width, int height)
    {
        _pyramid.Build(rgb, width, height);
        _tones.Count(_pyramid.Luma.Pixels);
        _colours.Measure(rgb, width, height, _pyramid);
        _noise.Measure(_pyramid, _colours);
        _sharpness.MeasureTiles(_pyramid, _noise);
        _subject.Measure(_pyramid, _colours, _sharpness.Tiles);
        _sharpness.MeasureRegions(_pyramid, _subject);
        _regions.Measure(_pyramid, _colours, _subject, _sharpness.Tiles);
        _horizon.Measure(_pyramid.Level(2));
        var (mean, deviation) = _tones.Moments();
        return new Measurements
        {
            Dhash = PerceptualHash.Difference(_pyramid.Luma),
            Ahash = PerceptualHash.Average(_pyramid.Luma),
            Phash = PerceptualHash.Frequency(_pyramid.Luma),
            EdgeWidth = _sharpness.Frame,
            SubjectEdgeWidth = _sharpness.Subject,
            BackgroundEdgeWidth = _sharpness.Background,
            SharpestEdgeWidth = _sharpness.Sharpest,
            DefocusBlur = _sharpness.Defocus,
            MotionBlur = _sharpness.Motion,
            MotionAngle = _sharpness.MotionAngle,
            Structure = _sharpness.Structure,
            Noise = Math.Min(60, _noise.Sigma(0)),
            Blockiness = Blockiness.Measure(_pyramid.Luma),
            Brightness = _tones.Percentile(0.50),
            LumaMean = mean,
            LumaP1 = _tones.Percentile(0.01),
            LumaP5 = _tones.Percentile(0.05),
            LumaP95 = _tones.Percentile(0.95),
            LumaP99 = _tones.Percentile(0.99),
            Contrast = deviation,
            ClippedHighlights = _tones.Share(ToneStatistics.HighlightLevel, 255),
            ClippedShadows = _tones.Share(0, ToneStatistics.ShadowLevel),
            ClippedChannels = _colours.ClippedChannels,
            SubjectBrightness = _regions.SubjectBrightness,
            SubjectClippedHighlights = _regions.SubjectClippedHighlights,
            SubjectClippedShadows = _regions.SubjectClippedShadows,
            Colourfulness = _colours.Colourfulness,
            SubjectShare = _subject.Share,
            SubjectX = _subject.X,
            SubjectY = _subject.Y,
            SubjectSpread = _subject.Spread,
            SubjectContrast = _subject.Contrast,
            HorizonTilt = _horizon.Tilt,
            HorizonConfidence = _horizon.Confidence,
            Balance = _regions.Balance,
            Clutter = _regions.Clutter,
        };
    }
}
