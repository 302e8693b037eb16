using System.Text.Json;

namespace Bpp.Engine.Models;

/// <summary>What the user decided about models: <c>models.json</c> in their models folder.</summary>
public sealed record UserModels
{
    private const string FileName = "models.json";
    private const int Sha256Digits = 64;

    /// <summary>Models of the user's own.</summary>
    public IReadOnlyList<ModelEntry> Models { get; init; } = [];

    /// <summary>Which model takes a role, by id.</summary>
    public IReadOnlyDictionary<ModelRole, string> Chosen { get; init; } = new Dictionary<ModelRole, string>();

    public IReadOnlyList<LicenceAcceptance> Accepted { get; init; } = [];

    public UseContext Use { get; init; } = UseContext.Personal;

    /// <exception cref="ModelException">The file is there but cannot be understood.</exception>
    internal static UserModels Load(string folder, ModelRegistry registry)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            if (!System.IO.File.Exists(path))
                return new UserModels();
            var models = JsonSerializer.Deserialize<UserModels>(System.IO.File.ReadAllBytes(path), ModelJson.Options)!;
            foreach (var entry in models.Models)
                Check(path, entry, registry);
            return models;
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new ModelException($"{path} cannot be read: {exception.Message} Repair it, or move it away and add your models again.", exception);
        }
    }

    /// <summary>Writes the whole file, beside its place first.</summary>
    internal void Save(string folder)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, FileName);
        var draft = path + ".new";
        System.IO.File.WriteAllBytes(draft, JsonSerializer.SerializeToUtf8Bytes(this, ModelJson.Options));
        System.IO.File.Move(draft, path, overwrite: true);
    }

    private static void Check(string path, ModelEntry entry, ModelRegistry registry)
    {
        if (entry.File != Path.GetFileName(entry.File) || entry.File is "" or "." or "..")
            throw new ModelException($"{path}: the file of model '{entry.Id}' must be a bare name, not '{entry.File}'.");
        if (entry.Sha256.Length != Sha256Digits || !entry.Sha256.All(char.IsAsciiHexDigitLower))
            throw new ModelException($"{path}: the sha256 of model '{entry.Id}' must be {Sha256Digits} hexadecimal digits in lower case.");
        if (registry.Recipe(entry.Recipe)?.Role != entry.Role)
            throw new ModelException($"{path}: model '{entry.Id}' names the recipe '{entry.Recipe}', which is none for its role.");
        if (registry.Models.Any(known => known.Id == entry.Id))
            throw new ModelException($"{path}: model '{entry.Id}' has the name of one that Bpp knows.");
    }
}
