namespace Bpp.Engine.Models;

/// <summary>What a model is for.</summary>
public enum ModelRole
{
    FaceDetector,

    /// <summary>Looks again at what a detector found.</summary>
    FaceVerifier,

    /// <summary>68 points of a face.</summary>
    FaceLandmarks,

    FaceEmbedder,

    EyeState,

    HeadPose,

    /// <summary>478 points of a face.</summary>
    FaceMesh,

    /// <summary>Smile, blink and the like from a face mesh.</summary>
    FaceExpression,

    AnimalDetector,
}
