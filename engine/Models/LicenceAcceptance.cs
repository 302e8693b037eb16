namespace Bpp.Engine.Models;

/// <summary>The user accepted the licence of a model.</summary>
/// <param name="Model">Id of the model.</param>
/// <param name="Licence">The licence as it was worded then; another wording has to be accepted again.</param>
/// <param name="AcceptedAt">UTC.</param>
public sealed record LicenceAcceptance(string Model, string Licence, DateTimeOffset AcceptedAt);
