using Bpp.Engine.Imaging;

namespace Bpp.Tests.Imaging;

public sealed class NativeHeapTests
{
    [SkippableFact]
    public void EnsureBounded_OnLinux_IsInForce()
    {
        // Alpine's musl has no arenas to bound.
        Skip.IfNot(OperatingSystem.IsLinux() && !File.Exists("/etc/alpine-release"));

        Assert.True(NativeHeap.EnsureBounded());
    }
}
