using Microsoft.ML.OnnxRuntime;

namespace Bpp.Engine.Models;

/// <summary>What a model answered; the spans are valid until it is disposed.</summary>
public sealed class ModelOutputs : IDisposable
{
    private readonly IDisposableReadOnlyCollection<OrtValue> _values;
    private readonly IReadOnlyList<string> _names;

    internal ModelOutputs(IDisposableReadOnlyCollection<OrtValue> values, IReadOnlyList<string> names)
    {
        _values = values;
        _names = names;
    }

    /// <summary>An output by its place in the model's recipe.</summary>
    public ReadOnlySpan<float> this[int index] => _values[index].GetTensorDataAsSpan<float>();

    /// <summary>An output by its name.</summary>
    /// <exception cref="KeyNotFoundException">The recipe names no such output.</exception>
    public ReadOnlySpan<float> this[string name]
    {
        get
        {
            for (var i = 0; i < _names.Count; i++)
            {
                if (_names[i] == name)
                    return this[i];
            }

            throw new KeyNotFoundException($"the model has no output '{name}'");
        }
    }

    public int Count => _names.Count;

    public void Dispose() => _values.Dispose();
}
