using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Bpp.Tests.Support;

/// <summary>
/// Texts that a person has approved, in a folder <c>Approved</c> beside the test. With <c>BPP_APPROVE=1</c> the texts of now are written there
/// instead of compared; read the difference before committing it.
/// </summary>
internal static class Approved
{
    public static void Matches(string name, string text, [CallerFilePath] string test = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(test)!, "Approved", name + ".txt");
        var now = string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd())).TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("BPP_APPROVE") == "1")
            File.WriteAllText(path, now);
        Assert.True(File.Exists(path), $"{name} is not approved yet; run the test with BPP_APPROVE=1");
        Assert.Equal(File.ReadAllText(path), now, ignoreLineEndingDifferences: true);
    }

    /// <summary>The keys and types of a JSON text, without its values; a list is known by its first element.</summary>
    public static string ShapeOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        return string.Join('\n', Lines(document.RootElement, ""));
    }

    private static IEnumerable<string> Lines(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Lines(property.Value, $"{path}.{property.Name}")),
        JsonValueKind.Array when element.GetArrayLength() > 0 => Lines(element[0], path + "[]"),
        JsonValueKind.Array => [path + "[]"],
        JsonValueKind.True or JsonValueKind.False => [path + ": boolean"],
        _ => [$"{path}: {element.ValueKind.ToString().ToLowerInvariant()}"],
    };
}
