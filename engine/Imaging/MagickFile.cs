using Bpp.Engine.Import;
using Bpp.Engine.Pipeline;
using ImageMagick;

namespace Bpp.Engine.Imaging;

/// <summary>
/// Opens files by name where ImageMagick needs a name (LibRaw), except for names in which it would read a pattern,
/// a frame number or options: those go through memory.
/// </summary>
internal static class MagickFile
{
    public static void Ping(MagickImage image, string path, MagickReadSettings settings)
    {
        if (IsPlain(path))
            image.Ping(path, settings);
        else
            image.Ping(OriginalFile.ReadAll(path, PhotoStage.Decode), settings);
    }

    public static void Read(MagickImage image, string path, MagickReadSettings settings)
    {
        if (IsPlain(path))
            image.Read(path, settings);
        else
            image.Read(OriginalFile.ReadAll(path, PhotoStage.Decode), settings);
    }

    private static bool IsPlain(string path) => path.IndexOfAny(['%', '[', ']', '*', '?', '{', '}', '\n', '~', '@']) < 0;
}
