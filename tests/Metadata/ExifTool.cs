using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Bpp.Tests.Metadata;

/// <summary>The reference reader, where it is installed; skips the calling test elsewhere.</summary>
internal static class ExifTool
{
    /// <summary>The tags of every file named, as exiftool's JSON objects.</summary>
    public static IReadOnlyList<JsonElement> Read(params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo("exiftool", ["-json", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
            using var process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return [.. JsonDocument.Parse(output).RootElement.EnumerateArray()];
        }
        catch (Win32Exception)
        {
            throw new SkipException("exiftool is not installed");
        }
    }
}
