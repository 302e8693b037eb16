namespace Bpp.Engine.Models;

/// <summary>Runs a model on nothing, to see that it answers in the shape it promises.</summary>
internal static class ModelProbe
{
    // Where a model takes any size: small, and a multiple of every stride in use.
    private const int FreeSide = 64;

    /// <exception cref="ModelException">It does not run, or answers in another shape than its recipe says.</exception>
    public static void Run(OnnxModel model)
    {
        var shape = model.Input.Select((side, axis) => side > 0 ? side : (long)(axis == 0 ? 1 : FreeSide)).ToArray();
        for (var axis = 0; axis < shape.Length; axis++)
        {
            if (model.Recipe.Input[axis] > 0)
                shape[axis] = model.Recipe.Input[axis];
        }

        using var outputs = model.Run(new float[checked((int)shape.Aggregate(1L, (product, side) => checked(product * side)))], shape);
    }
}
