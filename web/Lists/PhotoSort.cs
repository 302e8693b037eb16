namespace Bpp.Web.Lists;

/// <summary>Orders of a list of photos.</summary>
internal enum PhotoSort
{
    /// <summary>Latest capture first.</summary>
    Newest,
    Oldest,
    /// <summary>Best score first.</summary>
    Best,
    Worst,
    Name,
    Largest,
    /// <summary>Latest import first.</summary>
    Added,
    /// <summary>Most faces first.</summary>
    Faces,
    /// <summary>As the list has it: picks by rank, a series in its order.</summary>
    Own,
}
