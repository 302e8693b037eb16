using Bpp.Engine.Models;
using Bpp.Engine.Storage;

namespace Bpp.Web.Models;

/// <summary>What the page of models calls things; keys of <see cref="Texts"/>.</summary>
internal static class ModelWords
{
    /// <summary>Roles in the order of the page, each with its heading.</summary>
    public static IReadOnlyList<(string Role, string Title)> Roles { get; } = [.. Enum.GetValues<ModelRole>().Select(role => (SnakeCase.Of(role), TitleOf(role)))];

    public static IReadOnlyList<(string Use, string Title)> Uses { get; } = [("personal", Texts.Key("Personal")), ("research", Texts.Key("Research")), ("commercial", Texts.Key("Commercial"))];

    public static string OfState(string state) => state switch { "in_use" => Texts.Key("In use"), "ready" => Texts.Key("Ready"), "not_allowed" => Texts.Key("Not allowed"), _ => Texts.Key("Not installed") };

    public static string OfPack(string pack) => pack switch { "default" => Texts.Key("comes with Bpp"), "recommended" => Texts.Key("recommended"), "own" => Texts.Key("your own"), _ => Texts.Key("optional") };

    private static string TitleOf(ModelRole role) => role switch
    {
        ModelRole.FaceDetector => Texts.Key("Finds faces"),
        ModelRole.FaceVerifier => Texts.Key("Looks again at what was found"),
        ModelRole.FaceLandmarks => Texts.Key("Points of a face"),
        ModelRole.FaceEmbedder => Texts.Key("Tells people apart"),
        ModelRole.EyeState => Texts.Key("Open and closed eyes"),
        ModelRole.HeadPose => Texts.Key("Where a head looks"),
        ModelRole.FaceMesh => Texts.Key("Fine mesh of a face"),
        ModelRole.FaceExpression => Texts.Key("Smile and blink"),
        _ => Texts.Key("Finds animals"),
    };
}
