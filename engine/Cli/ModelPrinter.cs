using System.Globalization;
using Bpp.Engine.Models;
using Bpp.Engine.Storage;

namespace Bpp.Engine.Cli;

/// <summary>Prints models as a table, a page or JSON.</summary>
internal static class ModelPrinter
{
    public static void PrintList(TextWriter output, IReadOnlyList<ModelState> states, bool json)
    {
        if (json)
        {
            output.WriteLine(CliJson.Of(states.Select(Shape)));
            return;
        }

        foreach (var role in states.GroupBy(state => state.Model.Role).OrderBy(group => group.Key))
        {
            output.WriteLine($"{SnakeCase.Of(role.Key)}:");
            foreach (var state in role)
                output.WriteLine($"  {(state.Active ? '*' : ' ')} {state.Model.Id,-24} {SnakeCase.Of(state.Model.Pack),-12} {Size(state.Model.Bytes),9}  {StateOf(state),-14} {state.Model.Licence}");
        }

        output.WriteLine("* at work here");
    }

    public static void PrintOne(TextWriter output, ModelState state, ModelRecipe recipe, bool json)
    {
        if (json)
        {
            output.WriteLine(CliJson.Of(Shape(state)));
            return;
        }

        var model = state.Model;
        (string Name, string Text)[] lines =
        [
            ("id", model.Id),
            ("role", SnakeCase.Of(model.Role)),
            ("pack", SnakeCase.Of(model.Pack)),
            ("state", state.Blocked ?? (state.Active ? "at work here" : StateOf(state))),
            ("path", state.Path ?? "not installed"),
            ("author", model.Author),
            ("licence", $"{model.Licence} ({SnakeCase.Of(model.LicenceClass)})"),
            ("file", $"{model.File}, {model.Bytes} bytes"),
            ("sha256", model.Sha256),
            .. model.Sources.Select(source => ("source", source)),
            ("recipe", $"{recipe.Id}: {recipe.Summary}"),
            ("input", $"{TensorShape.Text(recipe.Input)} {SnakeCase.Of(recipe.Colour)}, {SnakeCase.Of(recipe.Layout)}, (value - {Values(recipe.Mean)}) / {Values(recipe.Scale)}"),
            ("risks", model.Notes),
        ];
        foreach (var (name, text) in lines.Where(line => line.Text.Length > 0))
            output.WriteLine($"{name,-8} {text}");
    }

    public static void PrintChecks(TextWriter output, IReadOnlyList<ModelCheck> checks, bool json)
    {
        if (json)
            output.WriteLine(CliJson.Of(checks));
        else
            foreach (var check in checks)
                output.WriteLine($"{(check.Ok ? "ok  " : "FAIL")}  {check.Id,-24} {check.Detail}");
    }

    private static string StateOf(ModelState state) => state switch
    {
        { Blocked: not null } => "not allowed",
        { Path: null } => "not installed",
        _ => "installed",
    };

    private static string Size(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB");

    private static string Values(IReadOnlyList<float> values) =>
        string.Join('/', values.Distinct().Count() == 1 ? values.Take(1) : values);

    private static object Shape(ModelState state) => new
    {
        state.Model.Id,
        state.Model.Role,
        state.Model.Pack,
        state.Model.File,
        state.Model.Bytes,
        state.Model.Sha256,
        state.Model.Licence,
        state.Model.LicenceClass,
        state.Model.Author,
        state.Model.Sources,
        state.Model.Recipe,
        state.Model.Notes,
        state.Path,
        state.Active,
        state.Blocked,
    };
}
