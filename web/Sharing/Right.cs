namespace Bpp.Web.Sharing;

/// <summary>What an endpoint for devices asks of who calls it. The owner's pages and endpoints are not there at all.</summary>
internal enum Right
{
    /// <summary>Nothing: the page itself, and asking to be let in.</summary>
    Public,

    /// <summary>A trusted device.</summary>
    View,

    /// <summary>A trusted device that may decide.</summary>
    Pick,
}
