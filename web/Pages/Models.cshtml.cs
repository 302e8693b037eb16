using Bpp.Engine.Cli;
using Bpp.Engine.Models;
using Bpp.Engine.Storage;
using Bpp.Web.Models;

namespace Bpp.Web.Pages;

/// <summary>The models: what is there, what can be fetched, what Bpp is used for.</summary>
internal sealed class ModelsModel(ServedLibrary library, CommandEnvironment environment, Texts texts) : LibraryPage(library)
{
    public IReadOnlyList<ModelLine> Lines { get; private set; } = [];

    /// <summary>personal, research or commercial.</summary>
    public string Use { get; private set; } = "";

    /// <summary>The environment says what Bpp is used for, and the page cannot.</summary>
    public bool IsUseFixed { get; private set; }

    /// <summary>Those of the recommended pack that can be fetched and are not here.</summary>
    public IReadOnlyList<ModelLine> Missing => [.. Lines.Where(line => line.CanInstall && line.Pack == "recommended" && line.State == "not_installed")];

    public override string Heading => texts["Models"];

    public override string Place => "/settings";

    public override object Twin => new { use = Use, use_is_fixed = IsUseFixed, models = Lines };

    public override IReadOnlyList<string> Scripts => ["models.js"];

    public void OnGet()
    {
        var options = environment.ModelOptions();
        using var store = ModelStore.Open(options);
        var shelf = options.UserFolder is null ? null : new ModelShelf(options, environment.Time);
        Lines = [.. store.Models.Select(entry => ModelLine.Of(store, shelf, entry))];
        Use = SnakeCase.Of(store.Use);
        IsUseFixed = options.Use is not null;
    }
}
