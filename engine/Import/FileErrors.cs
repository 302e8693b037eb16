namespace Bpp.Engine.Import;

/// <summary>Short words for the operating system's refusals, without paths (the failure names the file itself).</summary>
internal static class FileErrors
{
    public static string Words(Exception error) => error switch
    {
        UnauthorizedAccessException => "permission denied",
        FileNotFoundException or DirectoryNotFoundException => "it does not exist any more",
        PathTooLongException => "its path is too long",
        _ => "input/output error",
    };
}
