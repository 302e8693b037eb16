using System.Text.Json;

namespace Bpp.Engine.Models;

/// <summary>The models Bpp knows by itself, best of each role first, and the recipes it can follow.</summary>
public sealed class ModelRegistry
{
    private readonly Dictionary<string, ModelRecipe> _recipes;

    private ModelRegistry(Document document)
    {
        Recipes = document.Recipes;
        Models = document.Models;
        _recipes = document.Recipes.ToDictionary(recipe => recipe.Id, StringComparer.Ordinal);
    }

    /// <summary>The registry in the program.</summary>
    public static ModelRegistry BuiltIn { get; } = Read();

    public IReadOnlyList<ModelEntry> Models { get; }

    public IReadOnlyList<ModelRecipe> Recipes { get; }

    /// <summary>Null when Bpp has no such recipe.</summary>
    public ModelRecipe? Recipe(string id) => _recipes.GetValueOrDefault(id);

    private static ModelRegistry Read()
    {
        using var stream = typeof(ModelRegistry).Assembly.GetManifestResourceStream("Models/models.json")!;
        return new ModelRegistry(JsonSerializer.Deserialize<Document>(stream, ModelJson.Options)!);
    }

    private sealed record Document(IReadOnlyList<ModelRecipe> Recipes, IReadOnlyList<ModelEntry> Models);
}
