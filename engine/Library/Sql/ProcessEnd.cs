using System.Runtime.InteropServices;
using Bpp.Engine.Cli;

namespace Bpp.Engine.Library.Sql;

/// <summary>Ends the process without waiting for threads that are busy in native code; what was acknowledged is on the disk.</summary>
internal static partial class ProcessEnd
{
    public static void Now(string why)
    {
        Console.Error.WriteLine($"bpp: {why}");
        Console.Error.Flush();
        if (OperatingSystem.IsWindows())
            Environment.Exit(ExitCode.Failure);
        // not exit(): it would run the destructors of libraries that are at work
        Exit(ExitCode.Failure);
    }

    [LibraryImport("libc", EntryPoint = "_exit")]
    private static partial void Exit(int code);
}
