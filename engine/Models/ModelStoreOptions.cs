using System.Collections.Immutable;

namespace Bpp.Engine.Models;

/// <summary>Where models are looked for, and how they run.</summary>
public sealed record ModelStoreOptions
{
    /// <summary>Looked in first; null = none.</summary>
    public string? OverrideFolder { get; init; }

    /// <summary>Where <c>bpp model install</c> and <c>add</c> put files; null = none.</summary>
    public string? UserFolder { get; init; }

    /// <summary>The default pack.</summary>
    public string? DefaultFolder { get; init; } = Path.Combine(AppContext.BaseDirectory, "models");

    /// <summary>Overrides what the user's models folder says.</summary>
    public UseContext? Use { get; init; }

    /// <summary>Execution providers in order of preference, as in <c>BPP_ONNX_PROVIDERS</c>; the CPU always comes last.</summary>
    public ImmutableArray<string> Providers { get; init; } = [];

    /// <summary>Gets what the user should know, once each.</summary>
    public Action<string> Warn { get; init; } = _ => { };

    /// <summary>As the environment says: <c>BPP_MODELS_DIR</c>, <c>XDG_DATA_HOME</c>, <c>BPP_USE</c>, <c>BPP_ONNX_PROVIDERS</c>.</summary>
    /// <exception cref="ModelException">A variable has a value that means nothing.</exception>
    public static ModelStoreOptions FromEnvironment(Action<string>? warn = null) => From(Environment.GetEnvironmentVariable, warn);

    internal static ModelStoreOptions From(Func<string, string?> variable, Action<string>? warn = null) => new()
    {
        OverrideFolder = Set(variable("BPP_MODELS_DIR")),
        UserFolder = Path.Combine(DataHome(variable), "bpp", "models"),
        Use = Set(variable("BPP_USE")) is { } use ? ParseUse(use) : null,
        Providers = [.. (variable("BPP_ONNX_PROVIDERS") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
        Warn = warn ?? (_ => { }),
    };

    internal static UseContext ParseUse(string text) =>
        Enum.TryParse<UseContext>(text, ignoreCase: true, out var use) && Enum.IsDefined(use) && !char.IsAsciiDigit(text[0])
            ? use
            : throw new ModelException($"BPP_USE is '{text}'; it can be personal, research or commercial.");

    private static string? Set(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    // The XDG specification has relative paths ignored.
    private static string DataHome(Func<string, string?> variable) =>
        Set(variable("XDG_DATA_HOME")) is { } home && Path.IsPathRooted(home)
            ? home
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify), ".local", "share");
}
