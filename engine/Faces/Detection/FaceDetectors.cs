using Bpp.Engine.Models;

namespace Bpp.Engine.Faces.Detection;

/// <summary>The best face detector that the installed models make.</summary>
public static class FaceDetectors
{
    /// <summary>Null when there is none: then no photo is searched for faces.</summary>
    /// <exception cref="ModelException">An installed model is damaged, or not what its name says.</exception>
    public static IFaceDetector? Create(ModelStore models)
    {
        var check = CreateCheck(models);
        var animals = models.Active(ModelRole.AnimalDetector, "yolox_coco_416") is { } yolox ? new AnimalVeto(new Yolox(models.Load(yolox))) : null;
        if (models.Active(ModelRole.FaceDetector) is { Recipe: "yunet" } yunet)
            return new YuNetDetector(new YuNet(models.Load(yunet)), new FaceFilter(check, animals, CheckStrictness.ForYuNet));
        return check is not null && models.Active(ModelRole.FaceDetector, "ultraface") is { } ultraFace
            ? new CascadeDetector(new UltraFace(models.Load(ultraFace)), new FaceFilter(check, animals, CheckStrictness.ForUltraFace))
            : null;
    }

    private static FaceCheck? CreateCheck(ModelStore models) =>
        models.Active(ModelRole.FaceLandmarks, "landmarks_68") is { } landmarks
        && models.Active(ModelRole.FaceVerifier, "blazeface_128") is { } near
        && models.Active(ModelRole.FaceVerifier, "blazeface_256") is { } wide
            ? new FaceCheck(
                new LandmarkStability(models.Load(landmarks)),
                new BlazeFace(models.Load(near), FaceCheck.NearCrop),
                new BlazeFace(models.Load(wide), FaceCheck.WideCrop))
            : null;
}
