using NetVips;

namespace Bpp.Engine.Imaging;

/// <summary>
/// Sets libvips up once per process: one thread per operation (photos run in parallel instead), no operation cache
/// (it returned stale pixels for a file that had been overwritten), and only the loaders that Bpp means to use.
/// </summary>
internal static class VipsRuntime
{
    private static readonly string[] AllowedLoaders = ["Jpeg", "Png", "Webp", "Tiff", "Heif", "Nsgif"];

    private static readonly Lazy<bool> Started = new(Start);

    // Rooted for ever: libvips keeps the native pointer.
    private static readonly Log.LogDelegate Silent = static (_, _, _) => { };

    /// <summary>Call before the first use of libvips; cheap afterwards.</summary>
    public static void EnsureStarted() => _ = Started.Value;

    private static bool Start()
    {
        Log.SetLogHandler("VIPS", Enums.LogLevelFlags.All, Silent);
        Log.SetLogHandler("GLib-GObject", Enums.LogLevelFlags.All, Silent);
        NetVips.NetVips.Concurrency = 1;
        Cache.Max = 0;
        Cache.MaxMem = 0;
        Cache.MaxFiles = 0;
        NetVips.NetVips.BlockUntrusted = true;
        Operation.Block("VipsForeignLoad", true);
        foreach (var loader in AllowedLoaders)
            Operation.Block("VipsForeignLoad" + loader, false);
        return true;
    }
}
