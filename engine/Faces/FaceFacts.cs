namespace Bpp.Engine.Faces;

/// <summary>The raw facts of one face; what could not be measured (too small, no model) is null.</summary>
public sealed record FaceFacts
{
    public FaceOrigin Origin { get; init; } = FaceOrigin.Detected;

    public required FaceBox Box { get; init; }

    /// <summary>The detector's confidence, 0–1.</summary>
    public required float Confidence { get; init; }

    /// <summary>x, y of image-left eye, image-right eye, nose, image-left and image-right mouth corner: 10 shares of the photo.</summary>
    public float[]? Landmarks { get; init; }

    /// <summary>Width of the face's sharpest edges in pixels, at a face 112 px wide; lower is sharper.</summary>
    public float? EdgeWidth { get; init; }

    /// <summary>Mean luma of the face, 0–1.</summary>
    public float? Brightness { get; init; }

    /// <summary>Share of the face that is burnt out or drowned, 0–1.</summary>
    public float? Clipped { get; init; }

    /// <summary>Degrees; 0 looks into the camera, positive to the image's right.</summary>
    public float? Yaw { get; init; }

    /// <summary>Degrees; positive looks up.</summary>
    public float? Pitch { get; init; }

    /// <summary>Degrees; positive leans clockwise.</summary>
    public float? Roll { get; init; }

    /// <summary>Probability that the image-left eye is open, 0–1.</summary>
    public float? LeftEyeOpen { get; init; }

    /// <summary>Probability that the image-right eye is open, 0–1.</summary>
    public float? RightEyeOpen { get; init; }

    /// <summary>0–1.</summary>
    public float? Smile { get; init; }

    /// <summary>How far the embedding can be trusted, 0–1: size, sharpness, pose and light of the face.</summary>
    public required float Quality { get; init; }

    /// <summary>Null when the face is not good enough to tell who it is.</summary>
    public FaceEmbedding? Embedding { get; init; }
}
