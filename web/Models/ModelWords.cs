using Bpp.Engine.Models;
using Bpp.Engine.Storage;

namespace Bpp.Web.Models;

/// <summary>What the page of models calls things; keys of <see cref="Texts"/>.</summary>
internal static class ModelWords
{
    /// <summary>Roles in the order of the page, each with its heading.</summary>
    public static IReadOnlyList<(string Role, string Title)> Roles { get; } = [.. Enum.GetValues<ModelRole>().Select(role => (SnakeCase.Of(role), TitleOf(role)))];

    public static IReadOnlyList<(string Use, string Title)> Uses { get; } = [("personal", "Personal"), ("research", "Research"), ("commercial", "Commercial")];

    public static string OfState(string state) => state switch { "in_use" => "In use", "ready" => "Ready", "not_allowed" => "Not allowed", _ => "Not installed" };

    public static string OfPack(string pack) => pack switch { "default" => "comes with Bpp", "recommended" => "recommended", "own" => "your own", _ => "optional" };

    private static string TitleOf(ModelRole role) => role switch
    {
        ModelRole.FaceDetector => "Finds faces",
        ModelRole.FaceVerifier => "Looks again at what was found",
        ModelRole.FaceLandmarks => "Points of a face",
        ModelRole.FaceEmbedder => "Tells people apart",
        ModelRole.EyeState => "Open and closed eyes",
        ModelRole.HeadPose => "Where a head looks",
        ModelRole.FaceMesh => "Fine mesh of a face",
        ModelRole.FaceExpression => "Smile and blink",
        _ => "Finds animals",
    };
}
