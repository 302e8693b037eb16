namespace Bpp.Tests.Support;

/// <summary>The real photos named by <c>BPP_EVAL_DATA</c>. Tests that need them are [SkippableFact]s and skip elsewhere.</summary>
public static class EvalData
{
    /// <summary>The photos folder; skips the calling test when there is none.</summary>
    public static string Photos => Path.Combine(Root, "photos");

    /// <summary>The folder of models that users install; skips the calling test when there is none.</summary>
    public static string Models => Path.Combine(Root, "models");

    private static string Root
    {
        get
        {
            var root = Environment.GetEnvironmentVariable("BPP_EVAL_DATA");
            Skip.If(string.IsNullOrEmpty(root), "BPP_EVAL_DATA is not set: the evaluation photos and models are not on this machine");
            return Path.GetFullPath(root);
        }
    }
}
