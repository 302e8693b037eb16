using Bpp.Engine.Cli;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Bpp.Engine.Library.Settings;

/// <summary>Settings from a JSON or YAML file: keys at the top or in groups of any name (<c>selection: { max_per_day: 2 }</c>).</summary>
/// <param name="Path">The file.</param>
/// <param name="Values">Key and value as text; not validated yet.</param>
public sealed record SettingsFile(string Path, IReadOnlyDictionary<string, string> Values)
{
    private const int MostBytes = 1 << 20;

    /// <summary>Prefix of messages about this file.</summary>
    public string Origin => $"{Path}: ";

    /// <exception cref="UserException">The file cannot be read or parsed, or names a key twice (exit code 2).</exception>
    public static SettingsFile Load(string path)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        try
        {
            if (new FileInfo(path).Length > MostBytes)
                throw new UserException($"{path}: a settings file may have at most 1 MB", ExitCode.Usage);
            using var reader = new StreamReader(path);
            // JSON is YAML, so one parser reads both.
            var yaml = new YamlStream();
            yaml.Load(reader);
            if (yaml.Documents.Count > 0)
                Flatten(path, yaml.Documents[0].RootNode, values);
        }
        catch (YamlException exception)
        {
            throw new UserException($"{path}: line {exception.Start.Line}: {exception.Message}", ExitCode.Usage, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{path}: the settings file cannot be read: {exception.Message}", ExitCode.Usage, exception);
        }

        return new SettingsFile(path, values);
    }

    private static void Flatten(string path, YamlNode node, Dictionary<string, string> values)
    {
        if (node is YamlScalarNode { Value: null or "" })
            return;
        if (node is not YamlMappingNode mapping)
            throw new UserException($"{path}: expected 'key: value' lines or a JSON object", ExitCode.Usage);
        foreach (var (keyNode, value) in mapping.Children)
        {
            var key = (keyNode as YamlScalarNode)?.Value ?? "";
            switch (value)
            {
                case YamlScalarNode scalar when !values.TryAdd(key, scalar.Value ?? ""):
                    throw new UserException($"{path}: {key} is given twice", ExitCode.Usage);
                case YamlMappingNode group:
                    Flatten(path, group, values);
                    break;
                case YamlSequenceNode:
                    throw new UserException($"{path}: {key} must be one value, not a list", ExitCode.Usage);
                default:
                    break;
            }
        }
    }
}
