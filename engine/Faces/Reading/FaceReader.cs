using System.Collections.Concurrent;
using System.Numerics;
using Bpp.Engine.Faces.Detection;
using Bpp.Engine.Imaging;
using Bpp.Engine.Models;

namespace Bpp.Engine.Faces.Reading;

/// <summary>Finds out everything about one face in a known place. Thread-safe.</summary>
public sealed class FaceReader
{
    // Points of two looks that differ by more than this follow the window, not a face. Where a detector saw one, a blurred or
    // turned-away face may be less steady.
    private const float MostJitter = 0.12f;

    private const float MostJitterOfDetected = 0.35f;

    // Measured on faces made smaller step by step: below this an embedding says more about blur than about the person, and a pose
    // more about the network than about the head.
    private const float LeastEyeDistance = 8f;

    // An eye of fewer pixels looks closed.
    private const float LeastEyeWidth = 5f;

    // Turned further than this, the far eye is hidden behind the nose.
    private const float MostYawOfFarEye = 50f;

    private readonly FaceLandmarker _landmarks;
    private readonly FaceEmbedder? _embedder;
    private readonly EyeReader? _eyes;
    private readonly HeadPose? _pose;
    private readonly ConcurrentBag<FaceMeter> _meters = [];

    private FaceReader(FaceLandmarker landmarks, FaceEmbedder? embedder, EyeReader? eyes, HeadPose? pose, string models) =>
        (_landmarks, _embedder, _eyes, _pose, Models) = (landmarks, embedder, eyes, pose, models);

    /// <summary>Ids of the models it uses, joined by '+'.</summary>
    public string Models { get; }

    /// <summary>With the models the store has; null without one that finds the parts of a face.</summary>
    /// <exception cref="ModelException">A model is damaged.</exception>
    public static FaceReader? Open(ModelStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (Load(store, ModelRole.FaceLandmarks) is not { } landmarks)
            return null;
        var embedder = Load(store, ModelRole.FaceEmbedder);
        var eyes = Load(store, ModelRole.EyeState);
        var pose = Load(store, ModelRole.HeadPose);
        var models = new[] { landmarks, embedder, eyes, pose }.OfType<OnnxModel>().Select(model => model.Entry.Id);
        return new FaceReader(
            new FaceLandmarker(landmarks),
            embedder is null ? null : new FaceEmbedder(embedder),
            eyes is null ? null : new EyeReader(eyes),
            pose is null ? null : new HeadPose(pose),
            string.Join('+', models));
    }

    /// <summary>The facts of a face that a detector has found.</summary>
    public FaceFacts Read(Frame frame, DetectedFace face)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(face);
        var marks = Find(frame, face.Box, Lean(frame, face.Points), MostJitterOfDetected);
        var facts = new FaceFacts { Box = face.Box, Confidence = face.Confidence, Quality = 0 };
        return marks is null ? facts : Read(frame, facts, marks);
    }

    /// <summary>The facts of a face in a place somebody named or drew; null when there is no face that can be read.</summary>
    public FaceFacts? Read(Frame frame, FaceBox box, FaceOrigin origin)
    {
        ArgumentNullException.ThrowIfNull(frame);
        var marks = Find(frame, box, 0, MostJitter);
        return marks is null
            ? null
            : Read(frame, new FaceFacts { Box = box, Origin = origin, Confidence = 1 - (marks.Jitter / MostJitter), Quality = 0 }, marks);
    }

    private static OnnxModel? Load(ModelStore store, ModelRole role) => store.Active(role) is { } entry ? store.Load(entry) : null;

    private static float Lean(Frame frame, float[]? points) =>
        points is [var x0, var y0, var x1, var y1, ..] ? MathF.Atan2((y1 - y0) * frame.Height, (x1 - x0) * frame.Width) : 0;

    private FaceMarks? Find(Frame frame, FaceBox box, float roll, float mostJitter)
    {
        var centre = new Vector2((box.X + (box.Width / 2)) * frame.Width, (box.Y + (box.Height / 2)) * frame.Height);
        var window = new FaceWindow(centre, box.Height * frame.Height, roll);
        if (!window.IsFinite)
            return null;
        var marks = _landmarks.Find(frame, window);
        return marks.EyeDistance >= 1 && marks.Jitter <= mostJitter ? marks : null;
    }

    private FaceFacts Read(Frame frame, FaceFacts facts, FaceMarks marks)
    {
        var aligned = FaceAligner.Align(marks);
        var reading = Measure(frame, aligned);
        var (yaw, pitch) = Pose(frame, marks);
        var quality = FaceQuality.Of(marks.EyeDistance, reading, yaw, pitch);
        return facts with
        {
            Landmarks = Shares(frame, marks),
            EdgeWidth = reading.EdgeWidth,
            Brightness = reading.Brightness,
            Clipped = reading.Clipped,
            Yaw = yaw,
            Pitch = pitch,
            Roll = float.RadiansToDegrees(marks.Roll),
            LeftEyeOpen = Eye(frame, marks, false, yaw),
            RightEyeOpen = Eye(frame, marks, true, yaw),
            Smile = SmileReading.Of(marks),
            Quality = quality,
            // Points that wander align the face to a wrong place: a vector of nobody, worse than none.
            Embedding = marks.EyeDistance >= LeastEyeDistance && marks.Jitter <= MostJitter ? _embedder?.Embed(frame, aligned) : null,
        };
    }

    private FaceReading Measure(Frame frame, in Similarity aligned)
    {
        var meter = _meters.TryTake(out var idle) ? idle : new FaceMeter();
        try
        {
            return meter.Measure(frame, aligned);
        }
        finally
        {
            _meters.Add(meter);
        }
    }

    private (float? Yaw, float? Pitch) Pose(Frame frame, FaceMarks marks) =>
        _pose is null || marks.EyeDistance < LeastEyeDistance ? (null, null) : _pose.Read(frame, FaceLandmarker.Around(marks));

    private float? Eye(Frame frame, FaceMarks marks, bool right, float? yaw)
    {
        var (from, to) = marks.EyeCorners(right);
        // Looking to the image's right hides the image-right eye.
        var hidden = right ? yaw > MostYawOfFarEye : yaw < -MostYawOfFarEye;
        return _eyes is null || hidden || Vector2.Distance(from, to) < LeastEyeWidth ? null : _eyes.Open(frame, marks, right);
    }

    private static float[] Shares(Frame frame, FaceMarks marks)
    {
        var shares = new float[10];
        ReadOnlySpan<Vector2> points = [marks.LeftEye, marks.RightEye, marks.Nose, marks.LeftMouth, marks.RightMouth];
        for (var i = 0; i < points.Length; i++)
            (shares[2 * i], shares[(2 * i) + 1]) = (points[i].X / frame.Width, points[i].Y / frame.Height);
        return shares;
    }
}
