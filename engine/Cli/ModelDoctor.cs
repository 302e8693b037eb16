using Bpp.Engine.Models;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Cli;

/// <summary>Says which model does each job, after loading and running it, and what is off where there is none.</summary>
internal static class ModelDoctor
{
    private static readonly (ModelRole Role, string Without)[] Roles =
    [
        (ModelRole.FaceDetector, "faces are not looked for"),
        (ModelRole.FaceVerifier, "faces found by the default detector are not looked at twice"),
        (ModelRole.FaceLandmarks, "faces are not aligned: no people, eyes or smiles"),
        (ModelRole.FaceEmbedder, "people are not told apart"),
        (ModelRole.EyeState, "closed eyes are not noticed"),
        (ModelRole.HeadPose, "where a face looks is not known"),
        (ModelRole.FaceMesh, "no second opinion on eyes and smiles"),
        (ModelRole.FaceExpression, "no second opinion on eyes and smiles"),
        (ModelRole.AnimalDetector, "more faces of cats and dogs are taken for people"),
    ];

    public static IReadOnlyList<DoctorFinding> Examine(ModelStoreOptions options)
    {
        try
        {
            using var store = ModelStore.Open(options);
            return [.. Roles.SelectMany(role => OfRole(store, role.Role, role.Without))];
        }
        catch (ModelException exception)
        {
            return [new DoctorFinding("models", false, false, exception.Message)];
        }
    }

    private static IEnumerable<DoctorFinding> OfRole(ModelStore store, ModelRole role, string without)
    {
        var name = SnakeCase.Of(role);
        var active = store.Models.Where(entry => entry.Role == role).Select(entry => ModelState.Of(store, entry)).Where(state => state.Active).ToList();
        if (active.Count == 0)
            yield return new DoctorFinding(name, false, true, $"no model, so {without}{Offer(store, role)}");
        foreach (var state in active)
            yield return Try(store, state, name);
    }

    private static DoctorFinding Try(ModelStore store, ModelState state, string name)
    {
        try
        {
            ModelProbe.Run(store.Load(state.Model));
            return new DoctorFinding(name, true, false, $"{state.Model.Id} ({SnakeCase.Of(state.Model.Pack)}), hash right, runs");
        }
        catch (ModelException exception)
        {
            return new DoctorFinding(name, false, false, exception.Message);
        }
    }

    private static string Offer(ModelStore store, ModelRole role) =>
        store.Models.FirstOrDefault(entry => entry.Role == role && store.WhyBlocked(entry) is null && entry.Pack != ModelPack.Own) switch
        {
            null => "",
            { Pack: ModelPack.Default } entry => $" ({entry.Id} is missing: build or install Bpp again)",
            { Sources: [] } entry => $" (bpp model show {entry.Id} says where it comes from)",
            var entry => $" (bpp model install {entry.Id})",
        };
}
