using System.Diagnostics;

namespace Bpp.Tests.Support;

/// <summary>A disk of a few megabytes that can be full or read-only. The test skips where mounting one is not allowed.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TempFolder _mount = new();

    public SmallDisk(string size)
    {
        try
        {
            Skip.IfNot(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "needs root on Linux to mount a small disk");
            Skip.If(Run("mount", "-t", "tmpfs", "-o", $"size={size}", "bpp-test", Path) != 0, "mounting a disk is not allowed here");
        }
        catch
        {
            _mount.Dispose();
            throw;
        }
    }

    public string Path => _mount.Path;

    /// <summary>Absolute path of a name on the disk.</summary>
    public string this[string relativePath] => _mount[relativePath];

    private string Ballast => _mount["ballast"];

    /// <summary>Leaves so many bytes free.</summary>
    public void Fill(int free = 0)
    {
        var block = new byte[4096];
        using var file = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
                file.Write(block);
        }
        catch (IOException)
        {
            file.SetLength(file.Length / block.Length * block.Length - free);
        }
    }

    /// <summary>There is room again.</summary>
    public void MakeRoom() => File.WriteAllBytes(Ballast, []);

    public void Grow(string size) => Remount($"size={size}");

    public void MakeReadOnly() => Remount("ro");

    public void MakeWritable() => Remount("rw");

    public void Dispose()
    {
        Run("umount", "--lazy", Path);
        _mount.Dispose();
    }

    private void Remount(string options) => Skip.If(Run("mount", "-o", $"remount,{options}", Path) != 0, "a disk cannot be mounted anew here");

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
