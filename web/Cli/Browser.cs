using System.ComponentModel;
using System.Diagnostics;

namespace Bpp.Web.Cli;

/// <summary>Opens the user's browser, where there is a desktop to open it on.</summary>
internal static class Browser
{
    /// <summary>Tries; a machine without a browser is no error, the address is on the screen.</summary>
    public static void TryOpen(Uri address)
    {
        if (OperatingSystem.IsLinux() && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("DISPLAY")) && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("WAYLAND_DISPLAY")))
            return;
        try
        {
            using var started = OperatingSystem.IsLinux()
                ? Process.Start(new ProcessStartInfo("xdg-open", address.ToString()) { RedirectStandardError = true, RedirectStandardOutput = true })
                : Process.Start(new ProcessStartInfo(address.ToString()) { UseShellExecute = true });
        }
        catch (Exception exception) when (exception is Win32Exception or InvalidOperationException)
        {
        }
    }
}
