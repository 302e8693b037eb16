namespace Bpp.Bench;

/// <summary>The program as <c>make build</c> leaves it, which is what users run.</summary>
internal static class BuiltProgram
{
    /// <param name="named">By the option <c>--bpp</c>; null for where make puts it.</param>
    /// <exception cref="ArgumentException">It is not there.</exception>
    public static string Path(string? named)
    {
        var bpp = System.IO.Path.GetFullPath(named ?? System.IO.Path.Combine("artifacts", "bpp", OperatingSystem.IsWindows() ? "bpp.exe" : "bpp"));
        return File.Exists(bpp) ? bpp : throw new ArgumentException($"{bpp} is not there; `make build` makes it, or name it with --bpp");
    }
}
