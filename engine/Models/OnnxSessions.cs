using Microsoft.ML.OnnxRuntime;

namespace Bpp.Engine.Models;

/// <summary>Makes ONNX Runtime sessions the one way Bpp runs them: one thread each, no spinning, providers in the user's order.</summary>
internal sealed class OnnxSessions(IReadOnlyList<string> providers, Action<string> warn)
{
    private const string Cpu = "cpu";

    private static readonly Dictionary<string, (string Name, Action<SessionOptions> Append)> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["cuda"] = ("CUDAExecutionProvider", options => options.AppendExecutionProvider_CUDA()),
        ["tensorrt"] = ("TensorrtExecutionProvider", options => options.AppendExecutionProvider_Tensorrt()),
        ["openvino"] = ("OpenVINOExecutionProvider", options => options.AppendExecutionProvider_OpenVINO()),
        ["coreml"] = ("CoreMLExecutionProvider", options => options.AppendExecutionProvider_CoreML()),
        ["directml"] = ("DmlExecutionProvider", options => options.AppendExecutionProvider_DML()),
    };

    private readonly HashSet<string> _warned = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="OnnxRuntimeException">The bytes are no model this runtime can run.</exception>
    public InferenceSession Create(byte[] model)
    {
        using var options = new SessionOptions
        {
            // Photos are worked on side by side, so a session needs no threads of its own.
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        foreach (var provider in providers.TakeWhile(name => !name.Equals(Cpu, StringComparison.OrdinalIgnoreCase)))
            Append(options, provider);
        return new InferenceSession(model, options);
    }

    private void Append(SessionOptions options, string provider)
    {
        if (!Known.TryGetValue(provider, out var known))
        {
            WarnOnce(provider, $"'{provider}' in BPP_ONNX_PROVIDERS is no provider Bpp knows ({string.Join(", ", Known.Keys)}, {Cpu}).");
            return;
        }

        if (!OrtEnv.Instance().GetAvailableProviders().Contains(known.Name))
        {
            WarnOnce(provider, $"'{provider}' of BPP_ONNX_PROVIDERS is not in this ONNX Runtime; the next provider is used.");
            return;
        }

        try
        {
            known.Append(options);
        }
        catch (OnnxRuntimeException exception)
        {
            WarnOnce(provider, $"'{provider}' of BPP_ONNX_PROVIDERS does not start ({exception.Message.ReplaceLineEndings(" ")}); the next provider is used.");
        }
    }

    private void WarnOnce(string provider, string message)
    {
        lock (_warned)
        {
            if (!_warned.Add(provider))
                return;
        }

        warn(message);
    }
}
