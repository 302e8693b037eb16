using Microsoft.ML.OnnxRuntime;

namespace Bpp.Engine.Models;

/// <summary>Compares what a file says of its inputs and outputs with a recipe.</summary>
internal static class ShapeCheck
{
    /// <summary>The names of the outputs to read, in the order of the recipe.</summary>
    /// <exception cref="ModelException">The shapes are others; lists both.</exception>
    public static string[] Outputs(ModelRecipe recipe, InferenceSession session, string path) =>
        Match(recipe, session) ?? throw new ModelException(
            $"{path} has other inputs or outputs than the recipe '{recipe.Id}' needs and was not loaded: it has {Describe(session)}; needed is float {TensorShape.Text(recipe.Input)} -> "
            + $"{string.Join(", ", recipe.Outputs.Select(output => $"{output.Name} float {output}".TrimStart()))}.");

    /// <summary>The same; null when the shapes are others.</summary>
    public static string[]? Match(ModelRecipe recipe, InferenceSession session)
    {
        if (session.InputMetadata.Count != 1 || !IsTensor(session.InputMetadata.Values.First(), recipe.Input))
            return null;
        var names = new string[recipe.Outputs.Count];
        for (var i = 0; i < names.Length; i++)
        {
            var wanted = recipe.Outputs[i];
            names[i] = wanted.Name ?? session.OutputNames.ElementAtOrDefault(i) ?? "";
            if (!session.OutputMetadata.TryGetValue(names[i], out var metadata) || !IsTensor(metadata, wanted.Shape))
                return null;
        }

        return names;
    }

    public static string Describe(InferenceSession session) =>
        $"{string.Join(", ", session.InputMetadata.Select(Describe))} -> {string.Join(", ", session.OutputMetadata.Select(Describe))}";

    private static bool IsTensor(NodeMetadata metadata, IReadOnlyList<int> shape) =>
        metadata.IsTensor && metadata.ElementType == typeof(float) && TensorShape.Fits(shape, metadata.Dimensions);

    private static string Describe(KeyValuePair<string, NodeMetadata> node) =>
        node.Value.IsTensor
            ? $"{node.Key} {node.Value.ElementDataType.ToString().ToLowerInvariant()} {TensorShape.Text(node.Value.Dimensions)}"
            : $"{node.Key} {node.Value.OnnxValueType}";
}
