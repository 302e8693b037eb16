using System.Runtime.CompilerServices;

namespace Bpp.Tests.Support;

/// <summary>Keeps the tests, and the processes they start, away from the configuration of whoever runs them.</summary>
internal static class NoUserConfig
{
    [ModuleInitializer]
    internal static void Set() =>
        Environment.SetEnvironmentVariable("BPP_CONFIG_DIR", Path.Combine(Path.GetTempPath(), $"bpp-no-config-{Environment.ProcessId}"));
}
