using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Bpp.Engine.Models;

/// <summary>A loaded model. Safe to run from many threads at once; owned by its <see cref="ModelStore"/>.</summary>
public sealed class OnnxModel : IDisposable
{
    private readonly InferenceSession _session;
    private readonly string[] _inputs;
    private readonly string[] _outputs;

    private OnnxModel(ModelEntry entry, ModelRecipe recipe, InferenceSession session, string[] outputs)
    {
        Entry = entry;
        Recipe = recipe;
        _session = session;
        _inputs = [.. session.InputNames];
        _outputs = outputs;
    }

    public ModelEntry Entry { get; }

    public ModelRecipe Recipe { get; }

    /// <summary>Sides of the input the file itself states, batch first; 0 where any size will do.</summary>
    public IReadOnlyList<int> Input => [.. _session.InputMetadata[_inputs[0]].Dimensions.Select(side => Math.Max(side, 0))];

    /// <summary>Runs the model once.</summary>
    /// <param name="input">The values; may be longer than <paramref name="shape"/> needs.</param>
    /// <param name="shape">Sides of the input, batch first.</param>
    /// <exception cref="ModelException">It fails, or answers in another shape than its recipe says.</exception>
    public ModelOutputs Run(float[] input, ReadOnlySpan<long> shape)
    {
        var length = 1L;
        foreach (var side in shape)
            length = checked(length * side);
        if (length > input.Length)
            throw new ArgumentException($"an input of {length} values is needed and {input.Length} were given", nameof(input));

        IDisposableReadOnlyCollection<OrtValue>? values = null;
        try
        {
            using var value = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, input.AsMemory(0, (int)length), shape.ToArray());
            using var run = new RunOptions();
            values = _session.Run(run, _inputs, [value], _outputs);
            for (var i = 0; i < Recipe.Outputs.Count; i++)
                CheckAnswer(values[i], Recipe.Outputs[i], i);
            var outputs = new ModelOutputs(values, _outputs);
            values = null;
            return outputs;
        }
        catch (OnnxRuntimeException exception)
        {
            throw new ModelException($"Model '{Entry.Id}' does not run: {exception.Message.ReplaceLineEndings(" ")}", exception);
        }
        finally
        {
            values?.Dispose();
        }
    }

    public void Dispose() => _session.Dispose();

    /// <summary>Loads bytes that have passed the hash check.</summary>
    /// <exception cref="ModelException">They are no ONNX model, or one of another shape than the recipe says.</exception>
    internal static OnnxModel Load(ModelEntry entry, ModelRecipe recipe, string path, byte[] bytes, OnnxSessions sessions)
    {
        // Weights in other files would be read without a hash check.
        if (bytes.AsSpan().IndexOf("\n\blocation"u8) >= 0)
            throw new ModelException($"{path}: the model keeps its weights in other files; Bpp takes models of one file only.");
        InferenceSession? session = null;
        try
        {
            session = sessions.Create(bytes);
            var outputs = ShapeCheck.Outputs(recipe, session, path);
            var model = new OnnxModel(entry, recipe, session, outputs);
            session = null;
            return model;
        }
        catch (OnnxRuntimeException exception)
        {
            throw new ModelException($"{path} is no ONNX model that can be run: {exception.Message.ReplaceLineEndings(" ")}", exception);
        }
        finally
        {
            session?.Dispose();
        }
    }

    private void CheckAnswer(OrtValue value, TensorShape wanted, int index)
    {
        var info = value.GetTensorTypeAndShape();
        if (info.ElementDataType != TensorElementType.Float || (wanted.Length is { } length && info.ElementCount != length))
            throw new ModelException($"Model '{Entry.Id}' answered {info.ElementDataType} {TensorShape.Text(info.Shape.Select(side => (int)side))} as output {index + 1}; its recipe says float {wanted}.");
    }
}
