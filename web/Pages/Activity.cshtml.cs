using Bpp.Engine.Decisions;
using Bpp.Web.Lists;

namespace Bpp.Web.Pages;

/// <summary>What was decided, latest first, each with its way back.</summary>
internal sealed class ActivityModel(ServedLibrary library, Texts texts) : LibraryPage(library)
{
    private const int Most = 200;

    public IReadOnlyList<DecisionStep> Steps { get; private set; } = [];

    public override string Heading => texts["Activity"];

    public override object Twin => new { steps = Steps.Select(step => new { step.Batch, step.At, step.Actor, step.Words, step.IsUndone }) };

    public override IReadOnlyList<ListStatement> Statements => [new ListStatement("from decision_history order by first_event_id desc limit 200", [])];

    public override IReadOnlyList<string> Scripts => ["activity.js"];

    public void OnGet() => Steps = new DecisionLog(Library.Database, Library.Time).History(Most);
}
