using Bpp.Web.Jobs;

namespace Bpp.Web.Pages;

/// <summary>Work in the background.</summary>
internal sealed class JobsModel(ServedLibrary library, JobRunner runner, Texts texts) : LibraryPage(library)
{
    public override string Heading => texts["Jobs"];

    public override object Twin => new { jobs = runner.Jobs.Select(JobRunner.Shape) };

    public override IReadOnlyList<string> Scripts => ["jobs.js"];
}
