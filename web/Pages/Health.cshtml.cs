using Bpp.Engine.Cli;
using Bpp.Web.Health;
using Bpp.Web.Lists;

namespace Bpp.Web.Pages;

/// <summary>How the library and this server are.</summary>
internal sealed class HealthModel(ServedLibrary library, CommandEnvironment environment, Texts texts) : LibraryPage(library)
{
    public IReadOnlyList<HealthLine> Lines { get; private set; } = [];

    /// <summary>The worst of the lines.</summary>
    public HealthState Status => Lines.Count == 0 ? HealthState.Ok : Lines.Max(line => line.State);

    public override string Heading => texts["Health"];

    public override string? Place => "/settings";

    public override object Twin => new
    {
        status = Status.ToString().ToLowerInvariant(),
        checks = Lines.Select(line => new { line.Key, line.Title, state = line.State.ToString().ToLowerInvariant(), line.Words, line.Remedy }),
    };

    public override IReadOnlyList<ListStatement> Statements => [new ListStatement("select path, reason, message from facts.failures order by path", [])];

    public override IReadOnlyList<string> Scripts => ["health.js"];

    public void OnGet() => Lines = new LibraryHealth(Library, environment, texts).Look();
}
